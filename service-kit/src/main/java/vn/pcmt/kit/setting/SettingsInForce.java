package vn.pcmt.kit.setting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.unit.DataSize;

/**
 * Reads records of settings. Only what cannot be a secret is told: numbers, yes and no, names of choices, times and sizes;
 * no text, for a key or a password is one.
 */
final class SettingsInForce {
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private SettingsInForce() {}

    /** @param name as in a file of settings, such as {@code pcmt.report.watch.coverage.threshold} */
    record Setting(String name, String value) {}

    /** All of a record, by name. */
    static List<Setting> of(String prefix, Record settings) {
        Map<String, String> found = new TreeMap<>();
        read(prefix, settings, found);
        return found.entrySet().stream()
                .map(entry -> new Setting(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void read(String name, @Nullable Object value, Map<String, String> found) {
        switch (value) {
            case null -> {}
            case Record nested -> {
                for (RecordComponent component : nested.getClass().getRecordComponents()) {
                    read(name + "." + kebab(component.getName()), get(component, nested), found);
                }
            }
            case Map<?, ?> map -> map.forEach((key, entry) -> read(name + "." + kebab(key.toString()), entry, found));
            case Collection<?> all -> {
                List<String> texts = new ArrayList<>();
                for (Object one : all) {
                    String text = text(one);
                    if (text == null) {
                        return;
                    }
                    texts.add(text);
                }
                found.put(name, String.join(", ", texts));
            }
            case Object simple -> {
                String text = text(simple);
                if (text != null) {
                    found.put(name, text);
                }
            }
        }
    }

    /** Null for what is not told. */
    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case Boolean yes -> yes.toString();
            case Enum<?> choice -> choice.name();
            case Duration duration -> DurationFormatterUtils.print(duration, DurationFormat.Style.COMPOSITE);
            case DataSize size -> size.toBytes() % (1024 * 1024) == 0 ? size.toMegabytes() + "MB" : size.toString();
            case Period period -> period.toString();
            case LocalTime time -> time.toString();
            case LocalDate day -> day.toString();
            case null, default -> null;
        };
    }

    private static @Nullable Object get(RecordComponent component, Record settings) {
        Method accessor = component.getAccessor();
        // Records of settings are mostly private to their packages.
        accessor.setAccessible(true);
        try {
            return accessor.invoke(settings);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String kebab(String name) {
        return WORD.matcher(name).replaceAll("-").toLowerCase(java.util.Locale.ROOT);
    }
}
