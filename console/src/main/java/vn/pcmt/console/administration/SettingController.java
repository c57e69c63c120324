package vn.pcmt.console.administration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.SettingService;
import vn.pcmt.console.services.SettingService.Setting;
import vn.pcmt.console.services.Source;

/** All that can be set, in one place: what is changed on pages of the console, and what each service was started with. */
@Controller
class SettingController {
    /** Where the settings of a service are divided once more. */
    private static final Set<String> DIVIDED = Set.of("report", "notification", "plan");

    private final SettingService settings;

    SettingController(SettingService settings) {
        this.settings = settings;
    }

    /** What is changed while the system runs, with the page where that is done; {@code name} is a message key. */
    public record Changeable(String name, String path) {}

    /** Settings that belong together; {@code name} ends the message key. */
    public record Group(String name, List<Setting> items) {}

    private static final List<Changeable> CHANGEABLE = List.of(
            new Changeable("settings.calendar", "/quan-tri/lich"),
            new Changeable("settings.forms", "/quan-tri/bieu-mau"),
            new Changeable("settings.rules", "/quan-tri/quy-tac"),
            new Changeable("settings.routes", "/hop-viec/phan-luong"),
            new Changeable("settings.silences", "/hop-viec/tam-ngung"),
            new Changeable("settings.wordings", "/hop-viec/mau-loi"),
            new Changeable("settings.units", "/quan-tri/don-vi"),
            new Changeable("settings.officers", "/quan-tri/can-bo"));

    @GetMapping("/quan-tri/cai-dat")
    ModelAndView show(Visitor visitor) {
        Map<Source, Blocks.Block<List<Setting>>> asked = new EnumMap<>(Source.class);
        try (Blocks blocks = new Blocks()) {
            for (Source source : Source.values()) {
                asked.put(source, blocks.read(() -> settings.inForce(visitor, source)));
            }
        }
        // A service that does not answer has no groups; the others are right.
        Map<Source, List<Group>> found = new EnumMap<>(Source.class);
        asked.forEach((source, block) -> {
            List<Group> groups = groups(block.value());
            if (groups != null) {
                found.put(source, groups);
            }
        });
        var page = new ModelAndView("settings", Map.of("changeable", CHANGEABLE, "found", found));
        page.addObject("sources", Source.values());
        return page;
    }

    private static @Nullable List<Group> groups(@Nullable List<Setting> all) {
        if (all == null) {
            return null;
        }
        Map<String, List<Setting>> byName = new TreeMap<>();
        all.forEach(setting -> byName.computeIfAbsent(group(setting.name()), name -> new ArrayList<>())
                .add(setting));
        return byName.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    /** Of {@code pcmt.report.watch.coverage.threshold} it is {@code report.watch}, of {@code pcmt.draft.keep} {@code draft}. */
    private static String group(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length < 3) {
            return name;
        }
        return parts.length > 3 && DIVIDED.contains(parts[1]) ? parts[1] + "." + parts[2] : parts[1];
    }
}
