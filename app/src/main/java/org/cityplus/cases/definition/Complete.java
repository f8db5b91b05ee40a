package org.cityplus.cases.definition;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is missing in a record read from a file: every component not marked {@link Nullable}, and every
 * blank text, however deep. */
final class Complete {
    private Complete() {}

    /** Places without a value, such as {@code sections[0].fields[2].type}. */
    static List<String> missing(Object value) {
        List<String> missing = new ArrayList<>();
        look("", value, missing);
        return missing;
    }

    private static void look(String place, Object value, List<String> missing) {
        switch (value) {
            case Record read -> lookInto(place, read, missing);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    need(place + "[" + i + "]", list.get(i), missing);
                }
            }
            case Map<?, ?> map -> map.forEach((key, each) -> need(dotted(place, String.valueOf(key)), each, missing));
            default -> {}
        }
    }

    private static void lookInto(String place, Record read, List<String> missing) {
        for (RecordComponent component : read.getClass().getRecordComponents()) {
            Object value = valueOf(component, read);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (value != null || !optional) {
                need(dotted(place, component.getName()), value, missing);
            }
        }
    }

    private static void need(String place, @Nullable Object value, List<String> missing) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            missing.add(place);
        } else {
            look(place, value, missing);
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record read) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(read);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String dotted(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
