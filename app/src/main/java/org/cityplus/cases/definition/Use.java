package org.cityplus.cases.definition;

import org.cityplus.kernel.LocalizedText;

/**
 * What an answer is used for, and by which article the city may ask.
 *
 * @param sensitive whether it is sensitive personal information (PIPL art. 28)
 */
public record Use(LocalizedText purpose, LocalizedText basis, boolean sensitive) {
    /** PIPL art. 13 (1)(3): what a statutory duty needs. */
    private static final LocalizedText DUTY =
            new LocalizedText("个人信息保护法第十三条第一款第三项", "Personal Information Protection Law, article 13 (1)(3)");

    /** What every service uses such an answer for, unless its words say more. */
    static Use usual(FieldType type) {
        return new Use(purpose(type), DUTY, isSensitive(type));
    }

    /** Identity numbers and faces, as the rules for sensitive information have them. */
    static boolean isSensitive(FieldType type) {
        return type == FieldType.ID_NUMBER || type == FieldType.PHOTO;
    }

    private static LocalizedText purpose(FieldType type) {
        return switch (type) {
            case ID_NUMBER -> new LocalizedText("与身份登记核对您是谁", "To check who you are against the register");
            case MOBILE, EMAIL -> new LocalizedText("办理中需要时联系您", "To reach you about this case");
            case PHOTO ->
                new LocalizedText("核对是您本人，需要时印在证上", "To see that it is you, and for the card where there is one");
            case OFFICE -> new LocalizedText("知道由哪里办理", "To know who does the work");
            case DISTRICT ->
                new LocalizedText("知道归哪个区县、送到哪里", "To know which district it belongs to and where to send it");
            case DOCUMENT, DOCUMENT_NUMBER -> new LocalizedText("核对您说的是否属实", "To check what you say");
            case DECLARATION -> new LocalizedText("确认您知道并同意这一条", "To have it on record that you know and agree");
            case TEXT, LONG_TEXT, LATIN, DATE, NUMBER, MONEY, CHOICE, CHOICES, YES_NO ->
                new LocalizedText("判断能不能办、怎么办这件事", "To decide whether and how this can be done");
        };
    }
}
