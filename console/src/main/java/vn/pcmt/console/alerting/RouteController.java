package vn.pcmt.console.alerting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.RouteService;
import vn.pcmt.console.services.RouteService.Matter;
import vn.pcmt.console.services.RouteService.Route;
import vn.pcmt.console.services.RouteService.Routes;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.Versioned;

/** The tree of routes: read, tried, and one node of it edited at a time. */
@Controller
class RouteController {
    private static final String HOME = "redirect:/hop-viec/phan-luong?xong=1";
    private static final String NEW = "moi";

    private final RouteService routes;
    private final PlanService plans;
    private final MessageSource messages;

    RouteController(RouteService routes, PlanService plans, MessageSource messages) {
        this.routes = routes;
        this.plans = plans;
        this.messages = messages;
    }

    /** A node in the list, with the path that leads to it. */
    public record Node(Route route, String path, int depth) {}

    @GetMapping("/hop-viec/phan-luong")
    ModelAndView tree(
            Visitor visitor, @RequestParam(name = "xong", required = false) @Nullable String done, Locale language) {
        Routes inForce = routes.routes(visitor).value();
        List<Node> nodes = new ArrayList<>();
        list(inForce.tree(), "", 0, nodes);
        var page = new ModelAndView("routes", Map.of("r", inForce, "nodes", nodes, "faults", Faults.NONE));
        page.addObject("versions", routes.versions(visitor));
        page.addObject("names", names(visitor, language));
        page.addObject("edits", visitor.has(Role.ADMIN));
        page.addObject("done", done);
        return page;
    }

    @GetMapping("/hop-viec/phan-luong/thu")
    ModelAndView tryOut(
            Visitor visitor,
            @RequestParam(name = "viec", required = false) @Nullable String owes,
            @RequestParam(name = "noi-dung", defaultValue = "OVERDUE") String kind,
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "muc", defaultValue = "WARNING") String severity,
            @RequestParam(name = "cap", defaultValue = "") String level,
            Locale language) {
        var matter = new Matter(owes == null ? "REPORT" : owes, kind, unit, severity, level.isBlank() ? null : level);
        var page = new ModelAndView("route-try", Map.of("matter", matter, "names", names(visitor, language)));
        page.addObject("faults", Faults.NONE);
        if (owes != null) {
            try {
                page.addObject("outlook", routes.tryOut(visitor, matter));
            } catch (ServiceRefusal refusal) {
                page.addObject("faults", Faults.of(refusal, pointer -> false));
                page.setStatus(HttpStatus.valueOf(refusal.status()));
            }
        }
        return page;
    }

    @GetMapping("/hop-viec/phan-luong/sua")
    ModelAndView edit(
            Visitor visitor,
            @RequestParam(name = "nut", defaultValue = "") String path,
            @RequestParam(name = NEW, required = false) @Nullable String below,
            Locale language) {
        var known = routes.routes(visitor);
        Route node = require(known.value(), path);
        boolean vietnamese = !language.getLanguage().equals("en");
        RouteForm form = below == null
                ? RouteForm.of(node, vietnamese)
                : RouteForm.of(new Route("", List.of(), List.of(), null, false, List.of()), vietnamese);
        return form(visitor, language, new Edited(known, path, below != null), form, Faults.NONE, new HashMap<>());
    }

    @PostMapping("/hop-viec/phan-luong/sua")
    ModelAndView save(
            Visitor visitor,
            @RequestParam(name = "nut", defaultValue = "") String path,
            @RequestParam(name = NEW, required = false) @Nullable String below,
            @RequestParam(name = "lam", defaultValue = "luu") String action,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key,
            @RequestParam MultiValueMap<String, String> posted,
            Locale language) {
        var known = routes.routes(visitor);
        Route node = require(known.value(), path);
        RouteForm form = RouteForm.posted(
                posted, below == null ? RouteForm.of(node, true).others() : List.of());
        Edited edited = new Edited(new Versioned<>(known.value(), etag), path, below != null);
        Map<String, Object> tried = new HashMap<>();
        Matter matter = matter(posted, visitor);
        tried.put("matter", matter);
        if (!etag.equals(known.etag())) {
            String words = messages.getMessage("route.stale", null, language);
            return form(visitor, language, edited, form, new Faults(words, Map.of()), tried, HttpStatus.CONFLICT);
        }
        if (!form.unreadable().isEmpty()) {
            Faults faults = Faults.beside("/group", messages.getMessage("route.span.wrong", null, language));
            return form(visitor, language, edited, form, faults, tried, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<Integer> at = steps(path);
        Route tree = below == null
                ? known.value().tree().with(at, old -> form.node(old.routes()))
                : known.value().tree().withBelow(at, list -> {
                    list.add(0, form.node(List.of()));
                    return list;
                });
        String pointer = pointer(at) + (below == null ? "" : "/routes/0");
        try {
            if (action.equals("thu")) {
                tried.put("outlook", routes.tryOut(visitor, matter, tree));
                return form(visitor, language, edited, form, Faults.NONE, tried);
            }
            routes.set(visitor, tree, new Guard(etag, key));
            return new ModelAndView(HOME);
        } catch (ServiceRefusal refusal) {
            Faults faults = form.faults(refusal, pointer);
            return form(visitor, language, edited, form, faults, tried, HttpStatus.valueOf(refusal.status()));
        }
    }

    /** Moves a node among its neighbours, or takes it out with all that lies below it. */
    @PostMapping("/hop-viec/phan-luong/xep")
    ModelAndView arrange(
            Visitor visitor,
            @RequestParam(name = "nut") String path,
            @RequestParam(name = "lam") String action,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        Route tree = routes.routes(visitor).value().tree();
        List<Integer> at = steps(path);
        if (at.isEmpty() || tree.at(at) == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        int place = at.getLast();
        Route changed = tree.withBelow(at.subList(0, at.size() - 1), list -> {
            switch (action) {
                case "len" -> Collections.swap(list, place, Math.max(0, place - 1));
                case "xuong" -> Collections.swap(list, place, Math.min(list.size() - 1, place + 1));
                case "xoa" -> list.remove(place);
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return list;
        });
        routes.set(visitor, changed, new Guard(etag, key));
        return new ModelAndView(HOME);
    }

    /** The node being edited, or below which another is put, in the version that the visitor saw. */
    private record Edited(Versioned<Routes> known, String path, boolean below) {}

    private ModelAndView form(
            Visitor visitor,
            Locale language,
            Edited edited,
            RouteForm form,
            Faults faults,
            Map<String, Object> tried,
            HttpStatus status) {
        var page = form(visitor, language, edited, form, faults, tried);
        page.setStatus(status);
        return page;
    }

    private ModelAndView form(
            Visitor visitor, Locale language, Edited edited, RouteForm form, Faults faults, Map<String, Object> tried) {
        var page = new ModelAndView("route-edit", tried);
        page.addObject("form", form);
        page.addObject("path", edited.path());
        page.addObject("below", edited.below());
        page.addObject("root", edited.path().isEmpty() && !edited.below());
        page.addObject("etag", edited.known().etag());
        page.addObject("key", UUID.randomUUID().toString());
        page.addObject("faults", faults);
        page.addObject("names", names(visitor, language));
        tried.putIfAbsent("matter", matter(null, visitor));
        page.addObject("matter", tried.get("matter"));
        return page;
    }

    private AlertNames names(Visitor visitor, Locale language) {
        String own = visitor.unitKey() == null ? "" : visitor.unitKey();
        return new AlertNames(messages, language, own, plans.communes(visitor, own));
    }

    private static Matter matter(@Nullable MultiValueMap<String, String> posted, Visitor visitor) {
        String level = first(posted, "t.cap", "");
        return new Matter(
                first(posted, "t.viec", "REPORT"),
                first(posted, "t.noi-dung", "OVERDUE"),
                first(posted, "t.don-vi", visitor.unitKey() == null ? "" : visitor.unitKey()),
                first(posted, "t.muc", "WARNING"),
                level.isBlank() ? null : level);
    }

    private static String first(@Nullable MultiValueMap<String, String> posted, String name, String otherwise) {
        String value = posted == null ? null : posted.getFirst(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static void list(Route route, String path, int depth, List<Node> nodes) {
        nodes.add(new Node(route, path, depth));
        for (int place = 0; place < route.routes().size(); place++) {
            list(route.routes().get(place), path.isEmpty() ? "" + place : path + "." + place, depth + 1, nodes);
        }
    }

    private static Route require(Routes known, String path) {
        Route node = known.tree().at(steps(path));
        if (node == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return node;
    }

    /** Of {@code 0.2} the steps 0 and 2; anything else leads nowhere. */
    private static List<Integer> steps(String path) {
        if (path.isEmpty()) {
            return List.of();
        }
        if (!path.matches("\\d{1,3}(\\.\\d{1,3}){0,9}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Stream.of(path.split("\\.", -1)).map(Integer::parseInt).toList();
    }

    private static String pointer(List<Integer> path) {
        return String.join("", path.stream().map(place -> "/routes/" + place).toList());
    }
}
