/** How to reach a cluster: by its socket folder, or by its port on the loopback address where there are no sockets. */
export function address(socketFolder: string, port: number): { readonly socketFolder: string; url(database: string): string } {
  const url = (database: string) =>
    socketFolder
      ? `postgresql://postgres@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`
      : `postgresql://postgres@127.0.0.1:${port}/${database}`
  return { socketFolder, url }
}
