package vn.pcmt.console.administration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.OfficerService.Details;
import vn.pcmt.console.services.OfficerService.Leave;
import vn.pcmt.console.services.OfficerService.Officer;

/**
 * What stands in the forms of an officer.
 *
 * @param since as typed; blank for today, or if the post stays the same
 * @param leaves one row each, and blank ones to fill in
 */
record OfficerForm(
        String id,
        String name,
        String post,
        String unit,
        List<String> roles,
        String email,
        String phone,
        String since,
        List<Row> leaves) {
    static final Set<String> PLACES =
            Set.of("/id", "/name", "/post", "/unitKey", "/roles", "/email", "/phone", "/since", "/on");

    private static final int BLANK_ROWS = 2;
    private static final int MOST_ROWS = 50;

    /** A time of absence as typed. */
    record Row(String from, String to, String deputy) {
        boolean isBlank() {
            return from.isBlank() && to.isBlank() && deputy.isBlank();
        }
    }

    static OfficerForm empty() {
        return new OfficerForm("", "", "", "", List.of(), "", "", "", List.of());
    }

    static OfficerForm of(Officer officer, Vi vi) {
        List<Row> rows = new ArrayList<>(officer.leaves().stream()
                .map(leave -> new Row(
                        vi.day(leave.from().toString()),
                        vi.day(leave.to().toString()),
                        Objects.requireNonNullElse(leave.deputy(), "")))
                .toList());
        for (int blank = 0; blank < BLANK_ROWS; blank++) {
            rows.add(new Row("", "", ""));
        }
        return new OfficerForm(
                officer.id(),
                officer.name(),
                officer.post(),
                officer.unitKey(),
                officer.roles(),
                Objects.requireNonNullElse(officer.email(), ""),
                Objects.requireNonNullElse(officer.phone(), ""),
                "",
                rows);
    }

    static OfficerForm posted(MultiValueMap<String, String> posted) {
        return new OfficerForm(
                first(posted, "id"),
                first(posted, "ten"),
                first(posted, "chuc-vu"),
                first(posted, "don-vi"),
                Objects.requireNonNullElse(posted.get("vai-tro"), List.of()),
                first(posted, "thu"),
                first(posted, "dien-thoai"),
                first(posted, "tu"),
                List.of());
    }

    /** The details, unless the first day in the post is no day. */
    Optional<Details> details() {
        Optional<LocalDate> day = Vi.parseDay(since);
        if (day.isEmpty() && !since.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Details(
                name,
                post,
                unit,
                roles,
                email.isBlank() ? null : email,
                phone.isBlank() ? null : phone,
                day.orElse(null)));
    }

    /** The rows of the form of absences. */
    static List<Row> rows(MultiValueMap<String, String> posted) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < MOST_ROWS && posted.containsKey("tu." + row); row++) {
            rows.add(new Row(first(posted, "tu." + row), first(posted, "den." + row), first(posted, "thay." + row)));
        }
        return rows;
    }

    /** All absences, unless a day is none. */
    static Optional<List<Leave>> leaves(List<Row> rows) {
        List<Leave> leaves = new ArrayList<>();
        for (Row row : rows) {
            if (!row.isBlank()) {
                Optional<LocalDate> from = Vi.parseDay(row.from());
                Optional<LocalDate> to = Vi.parseDay(row.to());
                if (from.isEmpty() || to.isEmpty()) {
                    return Optional.empty();
                }
                leaves.add(new Leave(from.get(), to.get(), row.deputy().isBlank() ? null : row.deputy()));
            }
        }
        return Optional.of(leaves);
    }

    OfficerForm withLeaves(List<Row> rows) {
        return new OfficerForm(id, name, post, unit, roles, email, phone, since, rows);
    }

    private static String first(MultiValueMap<String, String> posted, String name) {
        return Objects.requireNonNullElse(posted.getFirst(name), "").strip();
    }
}
