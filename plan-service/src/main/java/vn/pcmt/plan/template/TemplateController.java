package vn.pcmt.plan.template;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanText;

/** Plan templates over HTTP: written by leaders and administrators, read by those who review as well. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "templates", description = "One plan for many units")
class TemplateController {
    private static final OfficerRole[] READERS = {
        OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.REVIEWER, OfficerRole.AUDITOR
    };

    private final PlanTemplates templates;
    private final WriteTemplate writeTemplate;
    private final DistributePlans distributePlans;
    private final FindDeviations findDeviations;

    TemplateController(
            PlanTemplates templates,
            WriteTemplate writeTemplate,
            DistributePlans distributePlans,
            FindDeviations findDeviations) {
        this.templates = templates;
        this.writeTemplate = writeTemplate;
        this.distributePlans = distributePlans;
        this.findDeviations = findDeviations;
    }

    /**
     * A template as shown.
     *
     * @param edition number of the current text
     * @param version as in the entity tag
     */
    record View(String id, String name, int edition, Instant at, String by, long version, PlanText plan) {
        static View of(PlanTemplate template) {
            PlanTemplate.Edition current = template.current();
            return new View(
                    template.id(),
                    template.name(),
                    current.number(),
                    current.at(),
                    current.by(),
                    template.revision(),
                    current.plan());
        }
    }

    /**
     * To whom a template is issued: either to named units or to every commune under an area.
     *
     * @param parent plan that the plans stand under, null if alone
     * @param issue whether they are in force at once, true if not said
     */
    record Distribute(
            @Nullable @Size(max = 10_000) List<@NotBlank String> units,
            @Nullable @Size(max = 40) String under,
            @Nullable @Size(max = 60) String parent,
            @Nullable Boolean issue) {
        DistributePlans.Wanted wanted() {
            return new DistributePlans.Wanted(
                    Objects.requireNonNullElse(units, List.of()), under, parent, !Boolean.FALSE.equals(issue));
        }
    }

    /**
     * How far a distribution has come.
     *
     * @param total units it is for
     * @param seen units dealt with
     * @param failed units whose plan was refused, with the reason
     * @param done when it was finished, null while it is under way
     */
    record Progress(
            String id,
            String template,
            int edition,
            int total,
            int seen,
            List<Distribution.Failure> failed,
            Instant begun,
            @Nullable Instant done) {
        static Progress of(Distribution distribution) {
            return new Progress(
                    distribution.id(),
                    distribution.template(),
                    distribution.edition(),
                    distribution.units().size(),
                    distribution.seen(),
                    distribution.failed(),
                    distribution.begun(),
                    distribution.done());
        }
    }

    @Operation(summary = "Plan templates")
    @GetMapping("/plan-templates")
    Page<View> list(Caller caller, PageRequest wanted) {
        caller.requireAny(READERS);
        var found = templates.findAll(
                org.springframework.data.domain.PageRequest.of(wanted.page(), wanted.size(), Sort.by("_id")));
        return new Page<>(found.map(View::of).getContent(), wanted.page(), wanted.size(), found.getTotalElements());
    }

    @Operation(summary = "A plan template in its latest edition")
    @GetMapping("/plan-templates/{id}")
    ResponseEntity<View> one(@PathVariable String id, Caller caller) {
        caller.requireAny(READERS);
        PlanTemplate template = template(id);
        return ResponseEntity.ok().eTag(ETags.of(template.revision())).body(View.of(template));
    }

    @Operation(summary = "Write a plan template")
    @PostMapping("/plan-templates")
    ResponseEntity<WriteTemplate.Written> create(
            @Valid @RequestBody TemplateText text, Caller caller, IdempotencyKey key) {
        WriteTemplate.Written written = writeTemplate.handle(text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/plan-templates/" + written.id()))
                .eTag(ETags.of(written.version()))
                .body(written);
    }

    @Operation(summary = "Write a new edition of a plan template")
    @PutMapping("/plan-templates/{id}")
    ResponseEntity<WriteTemplate.Written> rewrite(
            @PathVariable String id,
            @Valid @RequestBody TemplateText text,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        WriteTemplate.Written written = writeTemplate.handle(id, text, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(written.version())).body(written);
    }

    @Operation(summary = "Issue a template to units, named or all communes under an area; goes on by itself")
    @PostMapping("/plan-templates/{id}/plans")
    ResponseEntity<Progress> distribute(
            @PathVariable String id, @Valid @RequestBody Distribute distribute, Caller caller, IdempotencyKey key) {
        Distribution distribution = distributePlans.handle(id, distribute.wanted(), caller, key);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/plan-distributions/" + distribution.id()))
                .body(Progress.of(distribution));
    }

    @Operation(summary = "How far a distribution has come")
    @GetMapping("/plan-distributions/{id}")
    Progress progress(@PathVariable String id, Caller caller) {
        caller.requireAny(READERS);
        return distributePlans
                .find(id)
                .map(Progress::of)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "distribution-not-found", id));
    }

    @Operation(summary = "Plans made from a template that say something else by now")
    @GetMapping("/plan-templates/{id}/deviations")
    FindDeviations.Deviations deviations(@PathVariable String id, Caller caller, PageRequest page) {
        caller.requireAny(READERS);
        return findDeviations.of(template(id), PlanDirectory.readsDrafts(caller), page);
    }

    private PlanTemplate template(String id) {
        return templates.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-not-found", id));
    }
}
