/** What someone wrote, encrypted under the client system (R41); it is opened only for who may read it. */
export type Sealed = string;
