export const tabs: readonly { query: string; variables?: object }[] = [{ query: '{ viewer { clearance } }' }];
