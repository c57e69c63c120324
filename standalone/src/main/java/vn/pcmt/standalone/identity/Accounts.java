package vn.pcmt.standalone.identity;

import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.OFFICER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.pcmt.contract.officer.OfficerRole;

/**
 * The fixed accounts of the embedded default: people who log in, and the machine clients that speak for them. A client
 * acts as the person who holds the post: {@code unit-<code>} as {@code bc-<code>}, {@code head-<code>} as
 * {@code ct-<code>}, {@code role-<role>} as the province's person of that role. So what a person sees, the own inbox
 * too, can be asked for without a browser.
 */
public final class Accounts {

    private static final String FROM = "@2025-07-01";
    private static final String PROVINCE = "44" + FROM;

    private final Map<String, Account> people;
    private final Map<String, Account> machines;

    private Accounts(List<Commune> communes) {
        var everyone = new ArrayList<Account>();
        var clients = new LinkedHashMap<String, Account>();
        everyone.add(new Account("duyet", "Cán bộ duyệt báo cáo, tỉnh Quảng Trị", Set.of(REVIEWER), PROVINCE));
        everyone.add(new Account("lanhdao", "Lãnh đạo Ban Chỉ đạo 138, tỉnh Quảng Trị", Set.of(LEADER), PROVINCE));
        everyone.add(new Account("canbo", "Cán bộ phụ trách, tỉnh Quảng Trị", Set.of(OFFICER), PROVINCE));
        everyone.add(new Account("quantri", "Quản trị hệ thống, tỉnh Quảng Trị", Set.of(ADMIN), PROVINCE));
        everyone.add(new Account("kiemtra", "Cán bộ kiểm tra, tỉnh Quảng Trị", Set.of(AUDITOR), PROVINCE));
        for (Account person : everyone) {
            OfficerRole role = person.roles().iterator().next();
            clients.put("role-" + role.name().toLowerCase(Locale.ROOT), person);
        }
        // The province reports what its own forces do; whoever reviews it is somebody else.
        unit(
                "44",
                PROVINCE,
                "Cán bộ báo cáo lực lượng cấp tỉnh, tỉnh Quảng Trị",
                "Chỉ huy lực lượng cấp tỉnh, tỉnh Quảng Trị",
                everyone,
                clients);
        for (Commune commune : communes) {
            unit(
                    commune.code(),
                    commune.code() + FROM,
                    "Cán bộ báo cáo, " + commune.name(),
                    "Chủ tịch, " + commune.name(),
                    everyone,
                    clients);
        }
        this.people = byId(everyone);
        this.machines = Collections.unmodifiableMap(clients);
    }

    /** Who reports for a unit, and who heads it. */
    private static void unit(
            String code,
            String key,
            String reporterName,
            String headName,
            List<Account> everyone,
            Map<String, Account> clients) {
        Account reporter = new Account("bc-" + code, reporterName, Set.of(COMMUNE_REPORTER), key);
        Account head = new Account("ct-" + code, headName, Set.of(COMMUNE_HEAD), key);
        everyone.add(reporter);
        everyone.add(head);
        clients.put("unit-" + code, reporter);
        clients.put("head-" + code, head);
    }

    /** The accounts of today's 78 communes and of the province. */
    public static Accounts ofTheProvince() {
        return new Accounts(Commune.all());
    }

    /** The account of a person, empty if there is none of that user name. */
    public Optional<Account> person(String userName) {
        return Optional.ofNullable(people.get(userName));
    }

    /** Whom a client that uses client credentials speaks for, empty for any other client. */
    public Optional<Account> machine(String clientId) {
        return Optional.ofNullable(machines.get(clientId));
    }

    /** Everyone who logs in: officers of the province first, then commune by commune. */
    public List<Account> people() {
        return List.copyOf(people.values());
    }

    /** Every client that uses client credentials with whom it speaks for: roles first, then units. */
    public Map<String, Account> machines() {
        return machines;
    }

    private static Map<String, Account> byId(List<Account> accounts) {
        var map = new LinkedHashMap<String, Account>();
        accounts.forEach(account -> map.put(account.id(), account));
        return Collections.unmodifiableMap(map);
    }

    /** A commune-level unit of today, from the list that the plan service loads. */
    private record Commune(String code, String name) {
        private static final String LIST = "/vn/pcmt/plan/unit/since-2025-07-01.csv";
        private static final String OF_THE_PROVINCE = "44";

        static List<Commune> all() {
            var stream = Objects.requireNonNull(Accounts.class.getResourceAsStream(LIST), LIST + " is missing");
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return reader.lines()
                        .map(line -> line.split(",", 5))
                        .filter(cells -> OF_THE_PROVINCE.equals(cells[3]))
                        .map(cells -> new Commune(cells[0], cells[1]))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
