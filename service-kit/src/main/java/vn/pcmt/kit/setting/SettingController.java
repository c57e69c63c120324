package vn.pcmt.kit.setting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.setting.SettingsInForce.Setting;

/** The settings in force, for administrators and auditors. They are changed where the service is started. */
@RestController
@Tag(name = "settings")
class SettingController {
    private static final String OURS = "vn.pcmt.";

    private final ListableBeanFactory beans;

    SettingController(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** @param items by name */
    record Settings(List<Setting> items) {}

    @GetMapping("/api/v1/settings")
    @Operation(
            summary = "What this service was set up with",
            description =
                    "Numbers, times, sizes and choices only: nothing that could be a secret is told. Each is changed"
                            + " under its name where the service is started.")
    Settings all(@Parameter(hidden = true) Caller caller) {
        caller.requireAny(OfficerRole.ADMIN, OfficerRole.AUDITOR);
        return new Settings(beans.getBeansWithAnnotation(ConfigurationProperties.class).values().stream()
                .filter(bean ->
                        bean instanceof Record && bean.getClass().getName().startsWith(OURS))
                .flatMap(bean -> SettingsInForce.of(prefix(bean), (Record) bean).stream())
                .distinct()
                .sorted(Comparator.comparing(Setting::name))
                .toList());
    }

    private static String prefix(Object bean) {
        ConfigurationProperties annotation =
                AnnotationUtils.findAnnotation(bean.getClass(), ConfigurationProperties.class);
        return annotation == null ? "" : annotation.value();
    }
}
