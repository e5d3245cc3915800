declare module '@rosa/reference/provinces.topo.json?url' {
  const url: string;
  export default url;
}
