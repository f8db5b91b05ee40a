package org.cityplus.cases.definition.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cityplus.cases.definition.FieldType;

/** The variables of one form and their types, in the order of the form. Nothing else has a name. */
public final class Vocabulary {
    public static final String TODAY = "today";
    public static final String AGE = "applicant.age";
    public static final String DISTRICT = "applicant.district";
    public static final String ANSWERED = "answered.";

    /** Names that mean something already. */
    private static final Set<String> TAKEN = Set.of(
            "today",
            "applicant",
            "answered",
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            "has",
            "all",
            "exists",
            "map",
            "filter",
            "size",
            "type",
            "int",
            "uint",
            "double",
            "string",
            "bool",
            "bytes",
            "list",
            "duration",
            "timestamp",
            "matches",
            "dyn");

    private final Map<String, CelType> variables = new LinkedHashMap<>();

    public Vocabulary() {
        variables.put(TODAY, SimpleType.TIMESTAMP);
        variables.put(AGE, SimpleType.INT);
        variables.put(DISTRICT, SimpleType.STRING);
    }

    public static boolean isTaken(String id) {
        return TAKEN.contains(id);
    }

    /** One question; its answer has the type that {@link Values} gives it. */
    public void add(String id, FieldType type, boolean whole) {
        variables.put(id, typeOf(type, whole));
        variables.put(ANSWERED + id, SimpleType.BOOL);
    }

    /** How many entries a repeated group has, and the entries. */
    public void addGroup(String id) {
        variables.put(id, ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN)));
        variables.put(id + ".count", SimpleType.INT);
        variables.put(ANSWERED + id, SimpleType.BOOL);
    }

    /** A question that could not be read: whatever is said about it is not held against the author twice. */
    public void addUnknown(String id) {
        variables.put(id, SimpleType.DYN);
        variables.put(ANSWERED + id, SimpleType.BOOL);
    }

    public Set<String> names() {
        return variables.keySet();
    }

    Map<String, CelType> variables() {
        return variables;
    }

    private static CelType typeOf(FieldType type, boolean whole) {
        return switch (type) {
            case TEXT, LONG_TEXT, LATIN, ID_NUMBER, DOCUMENT_NUMBER, MOBILE, EMAIL, CHOICE, DISTRICT, OFFICE ->
                SimpleType.STRING;
            case DATE -> SimpleType.TIMESTAMP;
            case NUMBER -> whole ? SimpleType.INT : SimpleType.DOUBLE;
            case MONEY -> SimpleType.INT;
            case CHOICES -> ListType.create(SimpleType.STRING);
            case YES_NO, DECLARATION, PHOTO, DOCUMENT -> SimpleType.BOOL;
        };
    }
}
