package vn.pcmt.report.dhis2;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.dhis2.ImportSummary.WebMessage;

/** DHIS2's resource of the same name, as its clients use it to send figures. */
@RestController
@RequestMapping("/api/v1/dataValueSets")
@Tag(name = "DHIS2", description = "For systems that speak to DHIS2")
class DataValueSetsController {

    private final ImportDataValues importValues;

    DataValueSetsController(ImportDataValues importValues) {
        this.importValues = importValues;
    }

    /** No idempotency key is asked for, since DHIS2's clients send none: figures that are there already change nothing. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Take in a data value set, as DHIS2 does",
            description = """
                    dataSet is the code of a template (PCMT-THANG if there is none), orgUnit the key or code of a unit,
                    dataElement the code of an indicator, period as DHIS2 writes it: 202508, 2025W33, 2025Q3, 2025S1, 2025,
                    20250814. The days of a period are those of Decree 09/2019/NĐ-CP: 202508 is 15 July to 14 August 2025.

                    The figures of one unit and period are one report. A first report must be whole; later figures replace
                    those of the latest revision in a new one, until the report is accepted. Id schemes, category options,
                    comments and import strategies mean nothing here. What is not taken whole is answered 409 with the
                    conflicts; the rest is taken.""",
            responses = {
                @ApiResponse(responseCode = "200", description = "All taken"),
                @ApiResponse(
                        responseCode = "409",
                        description = "Some or all not taken; the summary says which and why")
            })
    ResponseEntity<WebMessage> send(
            @RequestBody DataValueSet sent,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        importValues.requireSender(caller);
        WebMessage message = importValues
                .handle(sent, dryRun, caller, Problems.locale(request))
                .message();
        return ResponseEntity.status(message.httpStatusCode()).body(message);
    }
}
