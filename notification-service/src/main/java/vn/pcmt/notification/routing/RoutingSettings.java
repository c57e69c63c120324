package vn.pcmt.notification.routing;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.contract.officer.OfficerRole;

/**
 * Whom alerts reach.
 *
 * @param dutyRole who is told where nobody else can be found, so that it is never nobody
 */
@Validated
@ConfigurationProperties("pcmt.notification.routing")
record RoutingSettings(@DefaultValue("ADMIN") @NotNull OfficerRole dutyRole) {}
