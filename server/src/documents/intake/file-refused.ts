/** The file cannot be read as text. The message is for the person who uploaded it. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
}
