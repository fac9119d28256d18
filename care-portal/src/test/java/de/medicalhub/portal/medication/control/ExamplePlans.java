package de.medicalhub.portal.medication.control;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.medicalhub.portal.medication.entity.MedicationPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans for tests: one of our own, and public ones that lie beside the project or nowhere. */
final class ExamplePlans {
    /** A plan with every element and, over all of them, every attribute. */
    static final String RICH = """
            <MP v="028" U="0123456789ABCDEF0123456789ABCDEF" l="de-DE">\
            <P g="Änne" f="Größer" egk="X485231029" b="19450200" s="D" t="Dr." v="von" z="Freifrau"/>\
            <A lanr="754236701" n="Praxis Öztürk &amp; Söhne" s="Marktstraße 1" z="95444" c="Bayreuth" \
            p="0921-0000" e="praxis@example.org" t="2026-11-26T12:00:00"/>\
            <O ai="Nüsse" p="1" b="1" w="70.5" h="165" c="0.95" x="Sturzgefahr~zu Hause"/>\
            <S><M p="2532741" f="TAB" m="1" h="1/2" du="1" i="nach dem Essen" r="Blutdruck" x="&lt;wichtig&gt; &quot;nüchtern&quot;"/>\
            <M a="Augensalbe" fd="Salbe" t="bei Bedarf" dud="Strang"><W w="Dexpanthenol" s="5 %"/><W w="Wasser"/></M></S>\
            <S c="425"><M wo="1" m="1" d="1" v="1" du="1"><W w="Methotrexat" s="10 mg"/></M></S>\
            <S t="Hautpflege"><R t="Harnstoff 5 % in Basiscreme" x="dünn"/><X t="Termin am Montag"/></S></MP>""";

    private ExamplePlans() {}

    static MedicationPlan rich() {
        return PlanReader.read(RICH).plan();
    }

    /** The public test files, in the order of their names; skips the test where they are absent. */
    static List<Path> files() {
        Optional<Path> folder = folder();
        assumeTrue(folder.isPresent(), "No shared data (bmp) beside the repository: public plans not tested");
        try (Stream<Path> files = Files.list(folder.orElseThrow().resolve("testpaket-v2.5"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Optional<Path> folder() {
        String given = System.getenv("MEDICALHUB_SHARED_DATA");
        Stream<Path> parents = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent);
        Stream<Path> candidates = given == null
                ? parents.map(folder -> folder.resolveSibling("shared").resolve("data"))
                : Stream.of(Path.of(given));
        return candidates
                .map(folder -> folder.resolve("bmp"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
