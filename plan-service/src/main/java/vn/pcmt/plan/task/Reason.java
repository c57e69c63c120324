package vn.pcmt.plan.task;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is decided, in Vietnamese. */
@Schema(example = """
                {"reason": "Báo cáo thiếu kết quả của ba xã biên giới"}
                """)
public record Reason(@NotBlank @Size(max = 1000) String reason) {}
