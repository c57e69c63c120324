package vn.pcmt.plan.evaluation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;

/** Evaluations and models over HTTP: whoever reads a plan reads them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "evaluation")
class EvaluationController {
    private static final MediaType WORD =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Evaluations evaluations;
    private final ReadOutcome outcome;
    private final PlanDirectory plans;
    private final WriteEvaluation writeEvaluation;
    private final EvaluationDocument document;
    private final Models models;
    private final FindModels findModels;
    private final NameModel nameModel;
    private final AdoptModel adoptModel;

    EvaluationController(
            Evaluations evaluations,
            ReadOutcome outcome,
            PlanDirectory plans,
            WriteEvaluation writeEvaluation,
            EvaluationDocument document,
            Models models,
            FindModels findModels,
            NameModel nameModel,
            AdoptModel adoptModel) {
        this.evaluations = evaluations;
        this.outcome = outcome;
        this.plans = plans;
        this.writeEvaluation = writeEvaluation;
        this.document = document;
        this.models = models;
        this.findModels = findModels;
        this.nameModel = nameModel;
        this.adoptModel = adoptModel;
    }

    /**
     * An evaluation as shown.
     *
     * @param frozen whether the plan is closed, and with it the outcome final
     */
    record EvaluationView(
            String planId, boolean frozen, EvaluationText evaluation, Outcome outcome, List<ModelView> models) {}

    /** What was written. */
    record Written(String id, long version) {}

    @GetMapping("/plans/{planId}/evaluation")
    @Operation(summary = "What came of a plan; live until it is closed, frozen then")
    ResponseEntity<EvaluationView> read(Caller caller, @PathVariable String planId) {
        plans.requireReadable(planId, caller);
        Evaluation evaluation = evaluation(planId);
        return ResponseEntity.ok().eTag(ETags.of(evaluation.revision())).body(view(evaluation));
    }

    @GetMapping("/plans/{planId}/evaluation.docx")
    @Operation(summary = "The evaluation as a report in the layout of Decree 30/2020; number, date and signature blank")
    ResponseEntity<byte[]> word(Caller caller, @PathVariable String planId) {
        PlanFacts plan = plans.requireReadable(planId, caller);
        EvaluationView view = view(evaluation(planId));
        return ResponseEntity.ok()
                .contentType(WORD)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bao-cao-" + planId + ".docx")
                                .build()
                                .toString())
                .body(document.write(plan, view.evaluation(), view.outcome(), view.models()));
    }

    @PutMapping("/plans/{planId}/evaluation")
    @Operation(summary = "Writes the evaluation of a plan in force; If-Match \"0\" the first time")
    ResponseEntity<Written> write(
            @PathVariable String planId,
            @Valid @RequestBody EvaluationText text,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        long version = writeEvaluation.handle(planId, text, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(version)).body(new Written(planId, version));
    }

    @GetMapping("/plans/{planId}/models")
    @Operation(summary = "Models of a plan with the units that have taken them over")
    List<ModelView> ofPlan(Caller caller, @PathVariable String planId) {
        plans.requireReadable(planId, caller);
        return findModels.of(planId);
    }

    @PostMapping("/plans/{planId}/models")
    @Operation(summary = "Names a model to replicate")
    ResponseEntity<ModelView> name(
            @PathVariable String planId, @Valid @RequestBody ModelText text, Caller caller, IdempotencyKey key) {
        String id = nameModel.handle(planId, text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/models/" + id)).body(findModels.one(id));
    }

    @GetMapping("/models")
    @Operation(summary = "All models with their adoption")
    Page<ModelView> all(PageRequest wanted) {
        var page = org.springframework.data.domain.PageRequest.of(wanted.page(), wanted.size(), Sort.by("_id"));
        var found = models.findAll(page);
        return new Page<>(findModels.shown(found.getContent()), wanted.page(), wanted.size(), found.getTotalElements());
    }

    @GetMapping("/models/{id}")
    @Operation(summary = "A model with the units that have taken it over")
    ModelView one(@PathVariable String id) {
        return findModels.one(id);
    }

    @PostMapping("/models/{id}/adoptions")
    @Operation(summary = "A unit takes a model over")
    ResponseEntity<ModelView> adopt(
            @PathVariable String id,
            @Valid @RequestBody AdoptModel.Takeover takeover,
            Caller caller,
            IdempotencyKey key) {
        adoptModel.handle(id, takeover, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/models/" + id)).body(findModels.one(id));
    }

    private Evaluation evaluation(String planId) {
        return evaluations.findById(planId).orElseGet(() -> Evaluation.blank(planId));
    }

    private EvaluationView view(Evaluation evaluation) {
        Outcome frozen = evaluation.frozen();
        return new EvaluationView(
                evaluation.planId(),
                frozen != null,
                evaluation.text(),
                frozen == null ? outcome.of(evaluation.planId()) : frozen,
                findModels.of(evaluation.planId()));
    }
}
