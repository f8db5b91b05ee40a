package org.cityplus.acceptance;

/** Demo residents of cities/chongqing/demo/residents.csv; one journey each. */
enum Resident {
    CHEN_YUTONG("13900000001", "陈雨桐", "YUTONG"),
    WANG_SIYUAN("13900000002", "王思远", "SIYUAN"),
    HE_YINGXUE("13900000003", "何映雪", "YINGXUE"),
    ZHOU_WENBO("13900000005", "周文博", "WENBO"),
    RAN_QIMING("13900000007", "冉启明", "QIMING"),
    TAN_XIUYING("13900000006", "谭秀英", "XIUYING"),
    JIANG_HAITAO("13900000009", "蒋海涛", "HAITAO"),
    TIAN_CHUNYAN("13900000010", "田春燕", "CHUNYAN"),
    QIN_ZIANG("13900000011", "秦子昂", "ZIANG"),
    LUO_JING("13900000013", "罗静", "JING");

    final String phone;
    final String fullName;
    final String givenNames;

    Resident(String phone, String fullName, String givenNames) {
        this.phone = phone;
        this.fullName = fullName;
        this.givenNames = givenNames;
    }
}
