// Runs before the first paint, so that a chosen theme does not flash up in the other one.
try {
  const theme = localStorage.getItem('socket-chat-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme it is.
}
