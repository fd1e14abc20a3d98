/** What people might have typed, in each script that a print must draw; for documents that are looked at and compared. */
export const SAMPLE_TEXTS: Readonly<Record<string, { readonly line: string; readonly prose: string }>> = {
  en: {
    line: 'Chart PC on the bridge',
    prose:
      'The second officer found a USB stick in the chart PC. He took the network cable out, left the PC on and called the Master.\nThe ship went on with paper charts until 14:20.',
  },
  ru: {
    line: 'Компьютер карт на мостике',
    prose:
      'Второй помощник нашёл USB-накопитель в компьютере карт. Он вынул сетевой кабель, компьютер не выключал и вызвал капитана.\nДо 14:20 судно шло по бумажным картам.',
  },
  'zh-Hans': {
    line: '驾驶台海图计算机',
    prose:
      '二副在海图计算机上发现一个USB存储器，他拔掉了网线，没有关闭计算机，并立即报告船长。船舶在14:20之前使用纸质海图航行；所有步骤都记录在日志中，“DRILL”一词在每次通话中都说了。',
  },
  hi: {
    line: 'ब्रिज पर चार्ट कंप्यूटर',
    prose:
      'द्वितीय अधिकारी को चार्ट कंप्यूटर में USB स्टिक मिली। उन्होंने नेटवर्क केबल निकाली, कंप्यूटर चालू रखा और कप्तान को बुलाया। क्षत्रिय विद्यार्थी ज्ञान श्री कर्त्तव्य राष्ट्र।',
  },
  vi: {
    line: 'Máy tính hải đồ ở buồng lái',
    prose:
      'Sĩ quan phó hai thấy một thẻ USB lạ cắm vào máy tính hải đồ. Ông rút cáp mạng, để máy chạy và gọi thuyền trưởng.\nTàu dùng hải đồ giấy đến 14:20; mọi bước được ghi vào nhật ký, kể cả lịch trực và vị trí.',
  },
  ar: {
    line: 'حاسوب الخرائط في برج القيادة',
    prose:
      'وجد الضابط الثاني ذاكرة USB في حاسوب الخرائط. فصل كابل الشبكة وترك الحاسوب يعمل واتصل بالربان. أبحرت السفينة بالخرائط الورقية حتى الساعة 14:20.',
  },
};

export const SAMPLE_LANGUAGES: readonly string[] = Object.keys(SAMPLE_TEXTS);
