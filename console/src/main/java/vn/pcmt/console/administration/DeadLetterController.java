package vn.pcmt.console.administration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.page.Blocks;
import vn.pcmt.console.services.DeadLetterService;
import vn.pcmt.console.services.DeadLetterService.Letter;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.Listing;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.Source;

/** The events that a service could not process: looked at, tried, mended, processed after all or given up. */
@Controller
class DeadLetterController {
    private static final String HOME = "/quan-tri/su-kien-loi";
    private static final String ONE = HOME + "/{service}/{id}";
    private static final List<String> STATES = List.of("WAITING", "REDRIVEN", "DISCARDED");
    private static final int SIZE = 50;

    private final DeadLetterService letters;

    DeadLetterController(DeadLetterService letters) {
        this.letters = letters;
    }

    @GetMapping(HOME)
    ModelAndView all(
            Visitor visitor,
            @RequestParam(name = "dich-vu", required = false) @Nullable String service,
            @RequestParam(name = "viec", defaultValue = "WAITING") String wanted,
            @RequestParam(name = "trang", defaultValue = "0") int number) {
        String state = STATES.contains(wanted) ? wanted : STATES.getFirst();
        Map<Source, Long> waiting = new EnumMap<>(Source.class);
        Map<Source, Blocks.Block<Listing<Letter>>> counts = new EnumMap<>(Source.class);
        try (Blocks blocks = new Blocks()) {
            for (Source one : Source.values()) {
                counts.put(one, blocks.read(() -> letters.list(visitor, one, STATES.getFirst(), 0, 1)));
            }
        }
        counts.forEach((one, block) -> {
            Listing<Letter> found = block.value();
            if (found != null) {
                waiting.put(one, found.total());
            }
        });
        Source source = service == null ? fullest(waiting) : sourceOf(service);
        var page = new ModelAndView("dead-letters", Map.of("source", source, "state", state, "waiting", waiting));
        page.addObject("sources", Source.values());
        page.addObject("states", STATES);
        try (Blocks blocks = new Blocks()) {
            page.addObject(
                    "found",
                    blocks.read(() -> letters.list(visitor, source, state, Math.max(0, number), SIZE))
                            .value());
        }
        return page;
    }

    /** Where most of them wait is what an administrator comes for. */
    private static Source fullest(Map<Source, Long> waiting) {
        return waiting.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Source.REPORT);
    }

    @GetMapping(ONE)
    ModelAndView one(
            Visitor visitor,
            @PathVariable(name = "service") String service,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "xong", required = false) @Nullable String done) {
        return page(visitor, sourceOf(service), id, Faults.NONE).addObject("done", done);
    }

    /** What a redrive would come to, in its place on the page. */
    @GetMapping(ONE + "/thu")
    ModelAndView tryOut(
            Visitor visitor, @PathVariable(name = "service") String service, @PathVariable(name = "id") String id) {
        Source source = sourceOf(service);
        return page(visitor, source, id, Faults.NONE).addObject("trial", letters.tryOut(visitor, source, id));
    }

    @PostMapping(ONE + "/sua")
    ModelAndView correct(
            Visitor visitor,
            @PathVariable(name = "service") String service,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "noi-dung", defaultValue = "") String payload,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        Source source = sourceOf(service);
        return carryOut(
                visitor,
                source,
                id,
                "sua",
                () -> {
                    letters.correct(visitor, source, id, payload, reason, new Guard(etag, key));
                    return "sua";
                },
                Map.of("typed", payload, "reason", reason));
    }

    @PostMapping(ONE + "/xu-ly-lai")
    ModelAndView redrive(
            Visitor visitor,
            @PathVariable(name = "service") String service,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "ca-sau", defaultValue = "false") boolean followers,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        Source source = sourceOf(service);
        return carryOut(
                visitor,
                source,
                id,
                "lai",
                () -> {
                    var redriven = letters.redrive(visitor, source, id, followers, new Guard(etag, key));
                    return redriven.stopped() == null && redriven.waiting() == 0 ? "lai" : "con";
                },
                Map.of());
    }

    @PostMapping(ONE + "/bo")
    ModelAndView discard(
            Visitor visitor,
            @PathVariable(name = "service") String service,
            @PathVariable(name = "id") String id,
            @RequestParam(name = "ly-do-bo", defaultValue = "") String reason,
            @RequestParam(name = "etag") String etag,
            @RequestParam(name = "key") String key) {
        Source source = sourceOf(service);
        return carryOut(
                visitor,
                source,
                id,
                "bo",
                () -> {
                    letters.discard(visitor, source, id, reason, new Guard(etag, key));
                    return "bo";
                },
                Map.of("given", reason));
    }

    /**
     * @param command tells what came of it
     * @param typed what stays in its field if the service refuses it
     */
    private ModelAndView carryOut(
            Visitor visitor,
            Source source,
            String id,
            String what,
            Supplier<String> command,
            Map<String, String> typed) {
        try {
            String done = command.get();
            return new ModelAndView("redirect:"
                    + UriComponentsBuilder.fromPath(ONE)
                            .queryParam("xong", done)
                            .build(source, id));
        } catch (ServiceRefusal refusal) {
            boolean correcting = what.equals("sua");
            var page = page(
                    visitor,
                    source,
                    id,
                    Faults.of(
                            refusal, pointer -> pointer.equals("/reason") || correcting && pointer.equals("/payload")));
            page.addAllObjects(typed);
            page.addObject("command", what);
            page.setStatus(HttpStatus.valueOf(refusal.status()));
            return page;
        }
    }

    private ModelAndView page(Visitor visitor, Source source, String id, Faults faults) {
        var known = letters.letter(visitor, source, id);
        var page = new ModelAndView(
                "dead-letter", Map.of("x", known.value(), "etag", known.etag(), "source", source, "faults", faults));
        page.addObject("key", UUID.randomUUID().toString());
        return page;
    }

    private static Source sourceOf(String name) {
        try {
            return Source.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
