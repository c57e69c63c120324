package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;

/**
 * A small country whose units merge, split, move and are renamed. Knows of each unit only what it went into on its last
 * day; what it is today follows from that, step by step.
 */
final class UnitWorld {

    private static final LocalDate BEGINNING = LocalDate.of(2021, 1, 1);

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private int codes = 10000;

    /** A unit; {@code into} is what it went into on the day it ended. */
    static final class Node {
        final String key;
        final UnitKind kind;
        final List<String> path;
        final LocalDate from;
        String name;

        @Nullable
        LocalDate to;

        final Map<String, BigDecimal> into = new LinkedHashMap<>();

        Node(String key, UnitKind kind, List<String> above) {
            this.key = key;
            this.kind = kind;
            this.path = new ArrayList<>(List.of(key));
            path.addAll(above);
            this.from = key.equals("VN") ? BEGINNING : LocalDate.parse(key.split("@", 2)[1]);
            this.name = "Đơn vị " + key;
        }

        boolean existsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /** Two provinces, three districts, seven communes. */
    UnitWorld() {
        add("VN", UnitKind.COUNTRY, List.of());
        for (String province : List.of("44", "45")) {
            String key = add(province + "@" + BEGINNING, UnitKind.PROVINCE, List.of("VN"));
            for (int i = 0; i < (province.equals("44") ? 2 : 1); i++) {
                String district = add(province + i + "@" + BEGINNING, UnitKind.DISTRICT, List.of(key, "VN"));
                for (int j = 0; j < (i == 0 ? 3 : 1); j++) {
                    commune(BEGINNING, List.of(district, key, "VN"));
                }
            }
        }
    }

    private String add(String key, UnitKind kind, List<String> above) {
        nodes.put(key, new Node(key, kind, above));
        return key;
    }

    private String commune(LocalDate day, List<String> above) {
        return add(codes++ + "@" + day, UnitKind.COMMUNE, above);
    }

    Node node(String key) {
        return nodes.get(key);
    }

    List<Node> all() {
        return List.copyOf(nodes.values());
    }

    List<Node> living(UnitKind kind) {
        return nodes.values().stream()
                .filter(node -> node.kind == kind && node.to == null)
                .toList();
    }

    /** Something happens on a day. */
    void change(LocalDate day, Random random) {
        List<Node> communes = new ArrayList<>(living(UnitKind.COMMUNE));
        communes.removeIf(node -> node.from.equals(day));
        if (communes.isEmpty()) {
            return;
        }
        Node one = communes.get(random.nextInt(communes.size()));
        List<String> above = one.path.subList(1, one.path.size());
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                List<Node> neighbours = communes.stream()
                        .filter(node -> node.path.contains(province(one)))
                        .limit(2 + random.nextInt(2))
                        .toList();
                String merged = commune(day, List.of(province(one), "VN"));
                neighbours.forEach(node -> end(node, day, Map.of(merged, BigDecimal.ONE)));
            }
            case 2 -> {
                BigDecimal share = BigDecimal.valueOf(1 + random.nextInt(999_999), 6);
                end(one, day, Map.of(commune(day, above), share, commune(day, above), BigDecimal.ONE.subtract(share)));
            }
            case 3 -> {
                List<Node> provinces = living(UnitKind.PROVINCE);
                move(one, day, provinces.get(random.nextInt(provinces.size())).key);
            }
            case 4 -> mergeProvinces(day, communes);
            default -> one.name = "Đổi tên " + day;
        }
    }

    private void mergeProvinces(LocalDate day, List<Node> communes) {
        List<Node> provinces = living(UnitKind.PROVINCE);
        if (provinces.size() < 2) {
            return;
        }
        String merged = add("44@" + day, UnitKind.PROVINCE, List.of("VN"));
        provinces.forEach(node -> end(node, day, Map.of(merged, BigDecimal.ONE)));
        living(UnitKind.DISTRICT).forEach(node -> end(node, day, Map.of(merged, BigDecimal.ONE)));
        communes.forEach(node -> move(node, day, merged));
    }

    /** The same commune under its code begins anew in another place. */
    private void move(Node node, LocalDate day, String province) {
        String twin = add(node.key.split("@", 2)[0] + "@" + day, UnitKind.COMMUNE, List.of(province, "VN"));
        end(node, day, Map.of(twin, BigDecimal.ONE));
    }

    private static void end(Node node, LocalDate day, Map<String, BigDecimal> into) {
        node.to = day;
        node.into.putAll(into);
    }

    private String province(Node node) {
        return node.path.get(node.path.size() - 2);
    }

    /** Keys of living units with the share of a unit that is in each now. */
    Map<String, BigDecimal> today(String key) {
        Node node = nodes.get(key);
        if (node.to == null) {
            return Map.of(key, BigDecimal.ONE);
        }
        Map<String, BigDecimal> today = new LinkedHashMap<>();
        node.into.forEach((next, share) ->
                today(next).forEach((living, part) -> today.merge(living, part.multiply(share), BigDecimal::add)));
        return today;
    }

    /** As plan-service tells them when all is over. */
    List<UnitEvent> events() {
        return nodes.values().stream()
                .<UnitEvent>map(
                        node -> new UnitRegistered(1, Instant.parse("2021-01-01T00:00:00Z"), "quantri", state(node)))
                .toList();
    }

    UnitState state(Node node) {
        return new UnitState(
                node.key,
                node.key.split("@", 2)[0],
                node.name,
                node.kind,
                node.from,
                node.to,
                false,
                null,
                null,
                null,
                node.path,
                today(node.key).entrySet().stream()
                        .map(into -> new Successor(into.getValue(), nodes.get(into.getKey()).path))
                        .toList());
    }
}
