package vn.pcmt.kit.setting;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** Tells what a service was set up with. */
@AutoConfiguration
@ConditionalOnProperty("pcmt.kit.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(SettingController.class)
public final class SettingAutoConfiguration {}
