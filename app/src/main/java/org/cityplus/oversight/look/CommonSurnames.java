package org.cityplus.oversight.look;

import java.util.Set;

/**
 * Surnames so common that sharing one says nothing: the twenty most frequent by the Ministry of Public Security’s National
 * Name Report for 2020 (unverified: taken down without the report at hand).
 */
final class CommonSurnames {
    static final Set<String> ALL =
            Set.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗");

    private CommonSurnames() {}
}
