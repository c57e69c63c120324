package vn.pcmt.report.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A template file to test with: one section and what is asked for in words, to be changed bit by bit. */
public final class TemplateFile {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Map<String, Object> file;

    private TemplateFile(Map<String, Object> file) {
        this.file = file;
    }

    /** A monthly form of its own for each test, so that nobody else's reports go by it. */
    public static TemplateFile monthly(String... indicators) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("code", "THU-" + NUMBERS.incrementAndGet());
        file.put("name", "Biểu mẫu thử");
        file.put("nameEn", "A form to try");
        file.put("periods", "MONTH");
        file.put("sections", List.of(section("muc", indicators)));
        file.put("narratives", List.of());
        return new TemplateFile(file);
    }

    public static Map<String, Object> section(String id, String... indicators) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("id", id);
        section.put("title", "Mục " + id);
        section.put("titleEn", "Section " + id);
        section.put("mayBeEmpty", true);
        section.put("indicators", List.of(indicators));
        return section;
    }

    public static Map<String, Object> narrative(String id, int maxLength) {
        Map<String, Object> narrative = new LinkedHashMap<>();
        narrative.put("id", id);
        narrative.put("title", "Phần " + id);
        narrative.put("titleEn", "Part " + id);
        narrative.put("mandatory", true);
        narrative.put("maxLength", maxLength);
        return narrative;
    }

    /** The same with one field set, or taken away where the value is null. */
    public TemplateFile with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(file);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new TemplateFile(changed);
    }

    public TemplateFile from(String period) {
        return with("appliesFrom", period);
    }

    public TemplateFile asking(String... indicators) {
        return with("sections", List.of(section("muc", indicators)));
    }

    /** With one more narrative, mandatory. */
    public TemplateFile telling(String id, int maxLength) {
        List<Object> narratives = new ArrayList<>((List<?>) file.get("narratives"));
        narratives.add(narrative(id, maxLength));
        return with("narratives", narratives);
    }

    /** With a field of the only section set otherwise. */
    public TemplateFile withSection(String field, Object value) {
        Map<String, Object> section = new HashMap<>();
        ((Map<?, ?>) ((List<?>) file.get("sections")).getFirst())
                .forEach((name, old) -> section.put(String.valueOf(name), old));
        section.put(field, value);
        return with("sections", List.of(section));
    }

    public String code() {
        return String.valueOf(file.get("code"));
    }

    public String json() {
        return JsonMapper.shared().writeValueAsString(file);
    }
}
