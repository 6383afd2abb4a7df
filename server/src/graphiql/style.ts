/**
 * What GraphiQL's own style lacks where there are many tabs. The animation that brings them to their places leaves each with a
 * shift, which comes into force when the mouse goes down on a tab: the tab jumps away before the button goes up again, and is not
 * chosen. And tabs that do not fit are out of sight, behind a scrollbar that is hidden: they go on in another line instead.
 */
export const style = `
  .graphiql-container .graphiql-tab { transform: none !important }
  .graphiql-container .graphiql-tabs { flex-wrap: wrap; gap: var(--px-4) var(--px-8) }
  .graphiql-container .graphiql-session-header { height: auto; min-height: var(--session-header-height) }
  .graphiql-container #graphiql-session { min-height: 0 }
`;
