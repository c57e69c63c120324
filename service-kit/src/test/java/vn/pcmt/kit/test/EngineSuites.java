package vn.pcmt.kit.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;

/** Finds suites that run on a store or a broker and do not say so: they would silently not run on containers. */
public final class EngineSuites {
    /** By name: who asks for the rule must not seem to depend on an engine. */
    private static final Set<String> ENGINES =
            Set.of("vn.pcmt.kit.test.StoreUnderTest", "vn.pcmt.kit.test.BrokerUnderTest");

    private EngineSuites() {}

    /** The names of such suites in a package and those below it; property tests are no suites here. */
    public static Set<String> untagged(String basePackage) {
        JavaClasses classes = new ClassFileImporter().importPackages(basePackage, "vn.pcmt.kit.test");
        Set<String> untagged = new TreeSet<>();
        for (JavaClass candidate : classes) {
            if (candidate.getPackageName().startsWith(basePackage)
                    && candidate.getMethods().stream().anyMatch(EngineSuites::isTest)
                    && !candidate.isMetaAnnotatedWith(EngineSuite.class)
                    && candidate.getTransitiveDependenciesFromSelf().stream()
                            .anyMatch(to -> ENGINES.contains(to.getTargetClass().getName()))) {
                untagged.add(candidate.getSimpleName());
            }
        }
        return untagged;
    }

    private static boolean isTest(JavaMethod method) {
        return method.isMetaAnnotatedWith(Test.class) || method.isMetaAnnotatedWith(TestTemplate.class);
    }
}
