package vn.pcmt.kit.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A suite of persistence, messaging or a whole flow: what it finds depends on the store or the broker below it. It runs
 * unchanged on the embedded engines and, with {@code -Pcontainers}, on containers; suites without this do not run there.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Tag("engine")
public @interface EngineSuite {}
