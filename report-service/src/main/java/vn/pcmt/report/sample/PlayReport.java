package vn.pcmt.report.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.review.AcceptReport;
import vn.pcmt.report.review.ReturnReport;
import vn.pcmt.report.submission.CorrectReport;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.SubmitReport;
import vn.pcmt.report.unit.Unit;

/** Sends the steps of a story through the use cases, as the officers concerned would have done at the time. */
@Component
class PlayReport {

    private final SubmitReport submit;
    private final CorrectReport correct;
    private final AcceptReport accept;
    private final ReturnReport giveBack;

    PlayReport(SubmitReport submit, CorrectReport correct, AcceptReport accept, ReturnReport giveBack) {
        this.submit = submit;
        this.correct = correct;
        this.accept = accept;
        this.giveBack = giveBack;
    }

    /**
     * Each step raises the version by one, so the version tells which steps are done.
     *
     * @param done how many steps an earlier run has carried out
     */
    void play(ReportId id, Unit unit, List<Step> steps, int done) {
        // Where the head of a commune has to confirm, the officer of the sample speaks for both.
        Caller reporter = new Caller(
                reporterOf(unit),
                "Cán bộ báo cáo, " + unit.name(),
                Set.of(OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD),
                unit.key());
        Caller reviewer = new Caller("duyet", "Cán bộ duyệt cấp tỉnh", Set.of(OfficerRole.REVIEWER), province(unit));
        for (int i = done; i < steps.size(); i++) {
            ExpectedVersion expected = new ExpectedVersion(i);
            IdempotencyKey key = key(id, i);
            switch (steps.get(i)) {
                case Step.Submitted step -> submit.submit(id, step.draft(), reporter, expected, key, step.at());
                case Step.Corrected step ->
                    correct.correct(
                            id,
                            step.draft(),
                            "Đếm sót lượt người được tuyên truyền",
                            reporter,
                            expected,
                            key,
                            step.at());
                case Step.Accepted step -> accept.accept(id, step.revision(), reviewer, expected, key, step.at());
                case Step.Returned step ->
                    giveBack.giveBack(
                            id,
                            "Số liệu tuyên truyền chưa khớp với biên bản",
                            List.of(new Remark("TT02", "Cao hơn số ghi trong biên bản 100 lượt")),
                            reviewer,
                            expected,
                            key,
                            step.at());
            }
        }
    }

    /** Units of before the merger have officers of their own: codes were used again. */
    private static String reporterOf(Unit unit) {
        return (unit.validTo() == null ? "bc-" : "bc-cu-") + unit.code();
    }

    private static String province(Unit unit) {
        List<String> path = unit.today().getFirst().path();
        return path.get(path.size() - 2);
    }

    private static IdempotencyKey key(ReportId id, int step) {
        return new IdempotencyKey(UUID.nameUUIDFromBytes(("sample " + id + " " + step).getBytes(US_ASCII))
                .toString());
    }
}
