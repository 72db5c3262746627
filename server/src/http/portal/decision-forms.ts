/** Where the other forms of a published decision are. */
export const posterUrl = (publicId: string) => `/decisions/${publicId}/a3`
