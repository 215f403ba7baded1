// Which codes the manual lists: number, operation and severity, and the version that brings each of the later ones.
// Source: WSFEv1 developer manual 4.5 (2026-07-02): 485 rows, 478 numbers; 4.6 to 4.8 from their lists of changes,
// read second-hand.

/** `error` refuses; `observation` remarks on what is authorised. */
export type Severity = 'error' | 'observation';

/** Operations of the manual's tables; `*` stands for all of them. */
export type Operation = '*' | `FE${string}`;

/** Rows of one operation's table, by severity. */
export const MANUAL_4_5: Readonly<Record<Operation, Readonly<Record<Severity, readonly number[]>>>> = {
  '*': {
    error: [500, 501, 502, 600, 601, 602],
    observation: [],
  },
  FECAESolicitar: {
    error: [
      10000, 10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10010, 10011, 10012, 10013, 10014, 10015,
      10016, 10018, 10019, 10020, 10021, 10022, 10023, 10024, 10025, 10026, 10027, 10028, 10029, 10030, 10031,
      10032, 10033, 10035, 10036, 10037, 10038, 10039, 10040, 10042, 10043, 10044, 10045, 10046, 10047, 10048,
      10049, 10051, 10052, 10053, 10054, 10055, 10056, 10057, 10058, 10059, 10060, 10061, 10062, 10064, 10065,
      10066, 10067, 10068, 10069, 10070, 10071, 10075, 10076, 10077, 10078, 10079, 10080, 10081, 10082, 10083,
      10084, 10085, 10086, 10088, 10089, 10090, 10091, 10092, 10093, 10094, 10095, 10096, 10097, 10098, 10099,
      10110, 10111, 10112, 10113, 10114, 10115, 10116, 10117, 10118, 10119, 10120, 10121, 10122, 10123, 10124,
      10125, 10126, 10127, 10128, 10129, 10130, 10131, 10132, 10133, 10134, 10135, 10136, 10137, 10138, 10139,
      10140, 10141, 10142, 10143, 10144, 10145, 10146, 10147, 10148, 10149, 10150, 10151, 10152, 10153, 10154,
      10155, 10156, 10157, 10158, 10159, 10160, 10161, 10162, 10163, 10164, 10165, 10166, 10167, 10168, 10169,
      10170, 10171, 10172, 10173, 10174, 10175, 10176, 10177, 10178, 10180, 10181, 10183, 10184, 10186, 10187,
      10189, 10190, 10192, 10193, 10194, 10195, 10196, 10197, 10198, 10199, 10203, 10204, 10205, 10206, 10207,
      10208, 10210, 10211, 10212, 10213, 10214, 10215, 10216, 10218, 10219, 10220, 10221, 10222, 10223, 10224,
      10225, 10226, 10227, 10228, 10229, 10230, 10231, 10232, 10239, 10240, 10241, 10242, 10243, 10246, 10247,
      10248, 10251, 10270, 10271, 10272,
    ],
    observation: [10017, 10041, 10063, 10188, 10209, 10217, 10234, 10235, 10236, 10237, 10238, 10245, 10249],
  },
  FECAEASolicitar: {
    error: [15000, 15001, 15003, 15004, 15005, 15006, 15008, 15009, 15010, 15011, 15012],
    observation: [15014, 15015],
  },
  FECAEAConsultar: {
    error: [15004, 15005],
    observation: [],
  },
  FEParamGetCotizacion: {
    error: [12000, 12001, 12002],
    observation: [],
  },
  FECAEASinMovimientoInformar: {
    error: [1200, 1201, 1202, 1203, 1204, 1205, 1206, 1207, 1209],
    observation: [],
  },
  FECompUltimoAutorizado: {
    error: [11000, 11001, 11002],
    observation: [],
  },
  FECAEARegInformativo: {
    error: [
      700, 701, 702, 703, 704, 705, 709, 711, 713, 715, 717, 718, 719, 723, 726, 780, 781, 782, 783, 784, 788,
      800, 802, 803, 804, 805, 807, 808, 812, 813, 820, 823, 826, 900, 905, 906, 907, 908, 1000, 1003, 1008,
      1009, 1100, 1101, 1103, 1104, 1105, 1300, 1401, 1403, 1404, 1405, 1407, 1409, 1414, 1415, 1416, 1417,
      1418, 1419, 1421, 1422, 1423, 1426, 1432, 1433, 1434, 1435, 1436, 1437, 1438, 1439, 1440, 1441, 1443,
      1444, 1445, 1446, 1450, 1451, 1452, 1453, 1454, 1455, 1456, 1457, 1458, 1459, 1460, 1461, 1462, 1463,
      1464, 1465, 1466, 1467, 1468, 1469, 1470, 1471, 1472, 1474, 1475, 1476, 1477, 1478, 1479, 1480, 1481,
      1482, 1483, 1486, 1487, 1488, 1490, 1491, 1492, 1493, 1494, 1495, 1496, 1497, 1498, 1499, 1502, 1503,
      1504, 1505, 1506, 1507, 1508, 1509, 1510, 1511, 1512, 1513, 1514, 1515, 1517, 1518, 1519, 1520, 1521,
      1522, 1523, 1524, 1525, 1526, 10000, 10001, 10002, 10003, 16000, 16001, 16002, 16003, 16004, 16005,
      16006, 16007, 16008, 16009, 16010, 16011, 16012, 16013, 16014,
    ],
    observation: [
      708, 724, 725, 727, 728, 729, 801, 806, 809, 810, 811, 814, 815, 816, 817, 818, 819, 821, 822, 824, 825,
      827, 828, 829, 1006, 1106, 1402, 1406, 1408, 1411, 1412, 1413, 1420, 1424, 1425, 1427, 1429, 1431, 1442,
      1445, 1485, 1489, 1500, 1501, 1516,
    ],
  },
  FECAEASinMovimientoConsultar: {
    error: [10100, 10101, 10102, 10105],
    observation: [],
  },
  FECompConsultar: {
    error: [10104, 10200, 10201, 10202],
    observation: [],
  },
  FEParamGetCondicionIvaReceptor: {
    error: [10244],
    observation: [],
  },
};

/** A code that came after 4.5. */
export interface LaterCode {
  readonly code: number;
  readonly operation: Operation;
  readonly severity: Severity;
  readonly version: '4.6' | '4.7' | '4.8';
}

export const LATER: readonly LaterCode[] = [
  { code: 10273, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10274, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10275, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10276, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10277, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10278, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10279, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10280, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10281, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10282, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 10283, operation: 'FECAESolicitar', severity: 'observation', version: '4.7' },
  { code: 10284, operation: 'FECAESolicitar', severity: 'error', version: '4.7' },
  { code: 15016, operation: 'FECAEASolicitar', severity: 'error', version: '4.6' },
  { code: 15017, operation: 'FECAEASolicitar', severity: 'observation', version: '4.6' },
  { code: 15018, operation: 'FECAEASolicitar', severity: 'observation', version: '4.6' },
  { code: 1527, operation: 'FECAEARegInformativo', severity: 'observation', version: '4.7' },
  { code: 1528, operation: 'FECAEARegInformativo', severity: 'error', version: '4.7' },
];

/** First day of each version in production, `yyyymmdd`. */
export const VERSIONS = {
  '4.5': '20260702',
  '4.6': '20260801',
  '4.7': '20260901',
  '4.8': '20261201',
} as const;

/** Codes that a version takes out of use, from its first day. */
export const RETIRED_BY: Readonly<Record<number, keyof typeof VERSIONS>> = { 825: '4.8', 10245: '4.8' };
