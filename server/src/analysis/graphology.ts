import louvainModule from 'graphology-communities-louvain';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import closenessModule from 'graphology-metrics/centrality/closeness.js';
import pageRankModule from 'graphology-metrics/centrality/pagerank.js';

/**
 * The algorithms of graphology's standard library. Its types describe a default export, where the modules are the functions
 * themselves.
 */
export const louvain = louvainModule as unknown as typeof louvainModule.default;
export const betweenness = betweennessModule as unknown as typeof betweennessModule.default;
export const closeness = closenessModule as unknown as typeof closenessModule.default;
export const pageRank = pageRankModule as unknown as typeof pageRankModule.default;
export { UndirectedGraph } from 'graphology';
export { connectedComponents } from 'graphology-components';
