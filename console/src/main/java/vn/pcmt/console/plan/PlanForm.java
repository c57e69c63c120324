package vn.pcmt.console.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.pcmt.console.format.Vi;

/**
 * What stands in the form of a plan: what people change most. All else that a plan says goes back as it came.
 *
 * @param scope keys of the areas it covers
 * @param amendment number, date and reason of an amendment, by the names of their fields; empty for a draft
 */
record PlanForm(
        String kind,
        String title,
        String number,
        String issuer,
        String issuedOn,
        String from,
        String to,
        List<String> scope,
        String parent,
        String lead,
        Map<String, String> amendment) {

    static final PlanForm EMPTY = new PlanForm("ANNUAL", "", "", "", "", "", "", List.of(), "", "", Map.of());

    static PlanForm of(MultiValueMap<String, String> posted) {
        Map<String, String> amendment = new HashMap<>();
        for (String field : List.of("sd-so", "sd-ngay", "sd-ly-do")) {
            amendment.put(field, text(posted, field));
        }
        return new PlanForm(
                text(posted, "loai"),
                text(posted, "ten"),
                text(posted, "so"),
                text(posted, "ban-hanh"),
                text(posted, "ngay"),
                text(posted, "tu"),
                text(posted, "den"),
                List.copyOf(posted.getOrDefault("pham-vi", List.of())),
                text(posted, "cha"),
                text(posted, "chu-tri"),
                amendment);
    }

    private static String text(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "").strip();
    }

    static PlanForm of(Map<String, Object> plan, Vi vi) {
        List<String> scope = new ArrayList<>();
        if (plan.get("scope") instanceof List<?> keys) {
            keys.forEach(key -> scope.add(String.valueOf(key)));
        }
        return new PlanForm(
                said(plan.get("kind")),
                said(plan.get("title")),
                said(plan.get("documentNumber")),
                said(plan.get("issuer")),
                day(plan.get("issuedOn"), vi),
                day(plan.get("from"), vi),
                day(plan.get("to"), vi),
                scope,
                said(plan.get("parent")),
                plan.get("lead") instanceof Map<?, ?> body ? said(body.get("name")) : "",
                Map.of());
    }

    /** All that the plan says now. */
    Map<String, Object> over(Map<String, Object> before) {
        Map<String, Object> plan = new LinkedHashMap<>(before);
        plan.put("kind", kind);
        plan.put("title", title);
        plan.put("documentNumber", orNull(number));
        plan.put("issuer", orNull(issuer));
        plan.put("issuedOn", iso(issuedOn));
        plan.put("from", iso(from));
        plan.put("to", iso(to));
        plan.put("scope", scope);
        plan.put("parent", orNull(parent));
        boolean same = before.get("lead") instanceof Map<?, ?> body && lead.equals(body.get("name"));
        if (!same) {
            plan.put("lead", lead.isEmpty() ? null : Map.of("name", lead));
        }
        return plan;
    }

    /** Fields whose day no calendar has, by pointer. */
    List<String> wrongDays() {
        Map<String, String> days = new LinkedHashMap<>();
        days.put("/issuedOn", issuedOn);
        days.put("/from", from);
        days.put("/to", to);
        return days.entrySet().stream()
                .filter(day ->
                        !day.getValue().isEmpty() && Vi.parseDay(day.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String said(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String day(@Nullable Object iso, Vi vi) {
        return iso == null ? "" : vi.day(iso.toString());
    }

    private static @Nullable String iso(String written) {
        return Vi.parseDay(written).map(Object::toString).orElse(null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
