package org.cityplus.attacks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;

/**
 * Nothing in the city parses XML, deserializes what came from outside, or fetches an address that somebody outside named: those
 * who may go out are listed, each with the reason why nobody else chooses where to.
 */
class ClosedOutsideTest {
    /** It reads the city's own pages once, while a start is being recorded, at addresses that stand in it. */
    private static final String TRAINING = "org.cityplus.launch.Training";

    /** The operator's settings say where to; https unless on this machine, no redirect is followed (ProvidersTest). */
    private static final String PROVIDERS = "org\\.cityplus\\.identity\\.(SignedHttp|TencentSms)(\\$.*)?";

    /** The operator's setting says where the scanner is. */
    private static final String SCANNER = "org.cityplus.files.Clamd";

    private static final ArchRule NO_WAY_OUT = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(TRAINING)
            .and()
            .doNotHaveFullyQualifiedName(SCANNER)
            .and()
            .haveNameNotMatching(PROVIDERS)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(http\\..*|URLConnection|HttpURLConnection|Socket|DatagramSocket)"
                    + "|org\\.springframework\\.web\\.client\\..*|org\\.springframework\\.web\\.reactive\\..*")
            .because("a city that fetches no address can be sent to none (SSRF)");

    private static final ArchRule NO_XML = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c.dom..", "org.springframework.oxm..")
            .because("what parses no XML has no external entities (XXE)");

    private static final ArchRule NO_SCRIPTS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "org.springframework.expression..", "javax.naming..")
            .because("what evaluates no expression evaluates nobody else's");

    private static final JavaClasses CITY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cityplus");

    @Test
    void theCityFetchesNoAddressParsesNoXmlAndEvaluatesNothing() {
        NO_WAY_OUT.check(CITY);
        NO_XML.check(CITY);
        NO_SCRIPTS.check(CITY);
    }

    @Test
    void aWayOutWouldBeNoticed() {
        JavaClasses violator = new ClassFileImporter().importClasses(WayOut.class);
        assertThat(NO_WAY_OUT.evaluate(violator).hasViolation()).isTrue();
    }

    static final class WayOut {
        HttpClient client() {
            return HttpClient.newHttpClient();
        }
    }
}
