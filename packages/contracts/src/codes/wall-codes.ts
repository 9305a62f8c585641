/** What of a person a wall inside the household can keep from another member (R35). */
export const walledParts = ['whereabouts', 'contact', 'words'] as const;
export type WalledPart = (typeof walledParts)[number];

/** How someone can be reached without others of the household noticing. */
export const contactChannels = ['call', 'text-message', 'email', 'chat', 'through-service', 'in-person'] as const;
export type ContactChannel = (typeof contactChannels)[number];
