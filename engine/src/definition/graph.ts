/** Where the edges of a vertex lead, in order; some may name no vertex. */
export type Edges = ReadonlySet<string>;

/**
 * The weights that Drupal's `Component\Graph\Graph::searchAndSort` gives: higher for what others depend on, counted in each
 * connected component by itself.
 */
export function weightsOf(graph: ReadonlyMap<string, Edges>): ReadonlyMap<string, number> {
  return searched(graph, false).weights();
}

/**
 * What can be reached from each vertex, nearest first along each edge, as the same search finds it: inside a cycle the vertex
 * that is met first sees all others, those met later only what was known by then.
 */
export function pathsOf(graph: ReadonlyMap<string, Edges>): ReadonlyMap<string, ReadonlySet<string>> {
  return searched(graph, true).paths;
}

function searched(graph: ReadonlyMap<string, Edges>, withPaths: boolean): Search {
  const search = new Search(graph, withPaths);
  for (const vertex of graph.keys()) search.visit(vertex);
  return search;
}

class Search {
  readonly paths = new Map<string, Set<string>>();
  private readonly finished: string[] = [];
  /** A union-find forest: two vertices belong together when their roots are one. */
  private readonly parents = new Map<string, string>();

  constructor(
    private readonly graph: ReadonlyMap<string, Edges>,
    /** Paths take the square of the number of vertices, and an order needs none. */
    private readonly withPaths: boolean,
  ) {}

  /** Visits a vertex and everything behind it. Without recursion: chains may be long. */
  visit(start: string): void {
    if (this.paths.has(start)) return;
    const stack = [this.enter(start)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.edges.next();
      if (next.done === true) {
        this.finished.push(top.vertex);
        stack.pop();
        const below = stack.at(-1);
        if (below !== undefined) this.reach(below.vertex, top.vertex);
      } else {
        this.paths.get(top.vertex)?.add(next.value);
        if (!this.graph.has(next.value)) continue;
        this.join(top.vertex, next.value);
        if (this.paths.has(next.value)) this.reach(top.vertex, next.value);
        else stack.push(this.enter(next.value));
      }
    }
  }

  weights(): ReadonlyMap<string, number> {
    const weights = new Map<string, number>();
    const next = new Map<string, number>();
    for (const vertex of this.finished) {
      const component = this.root(vertex);
      const weight = next.get(component) ?? 0;
      weights.set(vertex, weight);
      next.set(component, weight - 1);
    }
    return weights;
  }

  private enter(vertex: string): { vertex: string; edges: Iterator<string> } {
    this.paths.set(vertex, new Set());
    return { vertex, edges: (this.graph.get(vertex) ?? new Set<string>()).values() };
  }

  private reach(from: string, to: string): void {
    if (!this.withPaths) return;
    const paths = this.paths.get(from);
    for (const end of this.paths.get(to) ?? []) paths?.add(end);
  }

  private join(a: string, b: string): void {
    this.parents.set(this.root(a), this.root(b));
  }

  private root(vertex: string): string {
    let root = vertex;
    for (let parent = this.parents.get(root); parent !== undefined && parent !== root; parent = this.parents.get(root))
      root = parent;
    this.parents.set(vertex, root);
    return root;
  }
}
