package vn.pcmt.kit.test;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Finds suites that run on a store or a broker and do not say so: they would silently not run on containers. */
public final class EngineSuites {
    /** By name: who asks for the rule must not seem to depend on an engine. */
    private static final Set<String> ENGINES =
            Set.of("vn.pcmt.kit.test.StoreUnderTest", "vn.pcmt.kit.test.BrokerUnderTest");

    private final String basePackage;

    private EngineSuites(String basePackage) {
        this.basePackage = basePackage;
    }

    /** The names of such suites in a package and those below it; property tests are no suites here. */
    public static Set<String> untagged(String basePackage) {
        EngineSuites rule = new EngineSuites(basePackage);
        Set<String> untagged = new TreeSet<>();
        imported(basePackage).stream()
                .filter(candidate -> candidate.getMethods().stream().anyMatch(EngineSuites::isTest))
                .filter(candidate -> !candidate.isMetaAnnotatedWith(EngineSuite.class))
                .filter(candidate -> rule.reachesAnEngine(candidate, new HashSet<>()))
                .forEach(candidate -> untagged.add(candidate.getSimpleName()));
        return untagged;
    }

    /** Our own test classes, without all that they use of others: that would take a minute. */
    private static JavaClasses imported(String basePackage) {
        ArchConfiguration configuration = ArchConfiguration.get();
        boolean before = configuration.resolveMissingDependenciesFromClassPath();
        configuration.setResolveMissingDependenciesFromClassPath(false);
        try {
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                    .importPackages(basePackage);
        } finally {
            configuration.setResolveMissingDependenciesFromClassPath(before);
        }
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class)
                || method.isAnnotatedWith(RepeatedTest.class)
                || method.isAnnotatedWith("org.junit.jupiter.params.ParameterizedTest");
    }

    /** Through our own classes only: what belongs to others knows nothing of these engines. */
    private boolean reachesAnEngine(JavaClass from, Set<String> seen) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .filter(to -> seen.add(to.getName()))
                .anyMatch(to -> ENGINES.contains(to.getName())
                        || (to.getPackageName().startsWith(basePackage) && reachesAnEngine(to, seen)));
    }
}
