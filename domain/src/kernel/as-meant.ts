/** What nobody sees and what means nothing: left behind by editors, web pages and chat programs. */
const unseen = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]/g

/**
 * The characters that GBK had before Unicode did. Programs of that time kept them in the private area from
 * U+E815 on, in the order of GBK's bytes FE50 to FEA0; GB 18030—2022 names their true places.
 */
const privateOfGbk = [
  ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
]
const firstPrivate = 0xe815
const inPrivateOfGbk = /[\ue815-\ue864]/g

/** Words as they were meant: without characters that cannot be seen, and old private codes as the characters they stood for. */
export function asMeant(words: string): string {
  return words
    .replace(unseen, '')
    .replace(inPrivateOfGbk, (found) => privateOfGbk[found.charCodeAt(0) - firstPrivate] ?? found)
}
