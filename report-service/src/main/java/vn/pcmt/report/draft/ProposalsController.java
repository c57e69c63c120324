package vn.pcmt.report.draft;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.draft.ListProposals.ProposalView;

/** What waits for the head of a unit, over HTTP. */
@RestController
@Tag(name = "drafts")
class ProposalsController {

    private final ListProposals proposals;

    ProposalsController(ListProposals proposals) {
        this.proposals = proposals;
    }

    @GetMapping("/api/v1/proposals")
    @Operation(summary = "Drafts that the head of the caller's unit is asked to send, the oldest deadline first")
    Page<ProposalView> proposals(@Parameter(hidden = true) Caller caller, PageRequest page) {
        return Page.of(proposals.list(caller), page);
    }
}
