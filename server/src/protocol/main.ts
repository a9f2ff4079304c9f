import { nodeWorkspaceFiles } from '@migrate-workbench/engine/definition/workspace-files.node.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

/** The language server as a process: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME` say how to talk to it. */
const connection = createConnection(ProposedFeatures.all);
startServer(connection, nodeWorkspaceFiles);
