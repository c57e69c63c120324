package vn.pcmt.report.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;

/** What awaits review, over HTTP. */
@RestController
@Tag(name = "review")
class ReviewQueueController {

    private final ReadQueue queue;

    ReviewQueueController(ReadQueue queue) {
        this.queue = queue;
    }

    @GetMapping("/api/v1/review-queue")
    @Operation(
            summary = "Reports that await review, the oldest deadline first, with what is odd about them",
            description = "A report is clean if no rule warned, nothing in it is unlikely, its openings fit, and it was"
                    + " not sent back since it was last accepted. Whether it came in time does not matter.")
    ReviewQueue queue(
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String template,
            @RequestParam @Nullable Boolean clean,
            @Parameter(hidden = true) Caller caller,
            PageRequest page,
            @Parameter(hidden = true) Locale language) {
        return queue.read(new ReadQueue.Question(area, template, period, clean), caller, page, language);
    }
}
