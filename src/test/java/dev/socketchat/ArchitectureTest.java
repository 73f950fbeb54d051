package dev.socketchat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may know whom, and what is not written here. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.socketchat");
    private static final String PROCESS_ENTRY = "LocalPlatformProcess";

    @Test
    void theSockjsServerStandsAlone() {
        hold(noClasses().that().resideInAPackage("dev.socketchat.sockjs..")
                .should().dependOnClassesThat(resideInAnyPackage("dev.socketchat.octavus..", "dev.socketchat.chat..",
                        "dev.socketchat.local..", "jakarta.ejb..", "jakarta.inject..", "jakarta.enterprise..")));
    }

    @Test
    void theOctavusClientStandsAlone() {
        hold(noClasses().that().resideInAPackage("dev.socketchat.octavus..")
                .should().dependOnClassesThat(resideInAnyPackage("dev.socketchat.sockjs..", "dev.socketchat.chat..",
                        "dev.socketchat.local..", "jakarta.servlet..", "jakarta.websocket..", "jakarta.ejb..",
                        "jakarta.inject..", "jakarta.enterprise..")));
    }

    @Test
    void theLocalPlatformIsReachedOverHttpOnly() {
        hold(noClasses().that()
                .resideInAPackage("dev.socketchat.local..").should().dependOnClassesThat(resideInAnyPackage(
                        "dev.socketchat.octavus..", "dev.socketchat.sockjs..", "dev.socketchat.chat..", "jakarta.ws.rs..",
                        "jakarta.servlet..", "jakarta.websocket..", "jakarta.ejb..", "jakarta.inject..", "jakarta.enterprise..")));
    }

    @Test
    void theProtocolIsPlainJava() {
        hold(classes().that().resideInAPackage("dev.socketchat.sockjs")
                .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "jakarta.json..", "org.jspecify..",
                        "dev.socketchat.sockjs")));
    }

    @Test
    void theFoundationsOfTheOctavusClientKnowNothingOfUs() {
        for (String foundation : List.of("sse", "json", "error", "config", "concurrent")) {
            hold(partKnowsOnly(foundation));
        }
    }

    @Test
    void thePartsOfTheOctavusClientKnowNoMoreThanTheyNeed() {
        hold(partKnowsOnly("rest", "json", "error", "config", "concurrent"));
        hold(partKnowsOnly("tool", "json", "error", "config", "concurrent"));
        hold(partKnowsOnly("message", "json", "error"));
        hold(partKnowsOnly("event", "json", "error", "tool"));
        hold(partKnowsOnly("file", "json", "error", "concurrent", "rest", "tool"));
    }

    @Test
    void onlyRunsAndRequestsOfTheOctavusClientKnowJaxRs() {
        hold(noClasses().that().resideInAPackage("dev.socketchat.octavus.*..").and(resideOutside("dev.socketchat.octavus.rest"))
                .should().dependOnClassesThat(resideInAPackage("jakarta.ws.rs..")));
    }

    @Test
    void theTwoKindsOfTransportDoNotKnowEachOther() {
        hold(noClasses().that()
                .resideInAPackage("dev.socketchat.sockjs.http..").should()
                .dependOnClassesThat(resideInAPackage("dev.socketchat.sockjs.websocket..")).orShould()
                .dependOnClassesThat(resideInAPackage("jakarta.websocket..")));
    }

    @Test
    void websocketsNeedNoServlets() {
        hold(noClasses().that()
                .resideInAPackage("dev.socketchat.sockjs.websocket..").should()
                .dependOnClassesThat(resideInAnyPackage("dev.socketchat.sockjs.http..", "jakarta.servlet..")));
    }

    @Test
    void noPackagesGoRoundInCircles() {
        hold(slices().matching("dev.socketchat.(**)")
                .should().beFreeOfCycles());
    }

    @Test
    void jerseyIsKnownToTheClientsTwoTransportClassesAlone() {
        hold(noClasses().that().doNotHaveSimpleName("PlatformHttp").and().haveNameNotMatching(".*[.]JdkConnector([$].*)?")
                .should().dependOnClassesThat(resideInAPackage("org.glassfish..")));
    }

    /** jakarta.json.Json looks its provider up in the class path at every call, which costs more than most calls do. */
    @Test
    void theJsonProviderIsLookedUpOnce() {
        hold(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.json.Json"));
    }

    @Test
    void threadsAreGivenNotMade() {
        hold(noClasses().that().doNotHaveSimpleName(PROCESS_ENTRY).and().doNotHaveSimpleName("OwnThreads").should()
                .callConstructor(Thread.class, Runnable.class).orShould().callConstructor(Thread.class, Runnable.class, String.class)
                .orShould().dependOnClassesThat().areAssignableTo(Executors.class)
                .orShould().dependOnClassesThat().areAssignableTo(Timer.class)
                .orShould().callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    void theConsoleIsTheServers() {
        hold(noClasses().that().doNotHaveSimpleName(PROCESS_ENTRY).should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err"));
    }

    @Test
    void theEnvironmentIsReadThroughMicroprofileConfigOrTheClientsOwnSettings() {
        hold(noClasses().that().doNotHaveSimpleName("OctavusConfig").should()
                .callMethod(System.class, "getenv").orShould().callMethod(System.class, "getenv", String.class)
                .orShould().callMethod(System.class, "getProperty", String.class));
    }

    @Test
    void staticStateDoesNotChange() {
        hold(fields().that().areStatic().should().beFinal());
    }

    @Test
    void namesSayADuty() {
        hold(noClasses().should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Bean)$").orShould()
                .haveSimpleNameStartingWith("Abstract").orShould().haveSimpleNameStartingWith("Default"));
    }

    @Test
    void everyPackageIsNullMarked() {
        hold(classes().should(liveInANullMarkedPackage()));
    }

    private static void hold(ArchRule rule) {
        rule.check(CLASSES);
    }

    /** Of this code, a part of the client may know itself and these. */
    private static ArchRule partKnowsOnly(String part, String... known) {
        String[] allowed = Stream.concat(Stream.of(part), Stream.of(known))
                .map(name -> "dev.socketchat.octavus." + name).toArray(String[]::new);
        return noClasses().that().resideInAPackage("dev.socketchat.octavus." + part)
                .should().dependOnClassesThat(resideInAPackage("dev.socketchat..").and(resideOutside(allowed)));
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... names) {
        return DescribedPredicate.not(resideInAnyPackage(names));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " in " + type.getPackageName()));
            }
        };
    }
}
