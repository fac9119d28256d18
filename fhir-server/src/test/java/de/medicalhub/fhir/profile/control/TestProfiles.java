package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import de.medicalhub.fhir.profile.ProfileSettings;
import de.medicalhub.fhir.profile.entity.ProfilePolicy;
import de.medicalhub.fhir.profile.entity.ValidationMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Validators as the server has them, made once for all tests: the definitions of R4 are large. */
public final class TestProfiles {
    /** As the server's own: ids inside a Bundle stay. */
    public static final FhirContext CONTEXT = context();

    private static final DefaultProfileValidationSupport BASE = new DefaultProfileValidationSupport(CONTEXT);
    private static final Profiles OWN = with(library(Optional.empty()));
    private static Optional<Profiles> shared = Optional.empty();

    private TestProfiles() {}

    /** With the product's own package. */
    public static Profiles own() {
        return OWN;
    }

    /** With one package of the shared data beside the product's own; empty where that is absent. */
    public static Optional<Profiles> withShared(String file, Path folder) throws IOException {
        Optional<Path> found =
                sharedData("fhir-packages").map(shared -> shared.resolve(file)).filter(Files::isRegularFile);
        if (found.isPresent()) {
            Files.copy(found.get(), folder.resolve(file));
        }
        return found.map(there -> with(library(Optional.of(folder))));
    }

    /** The decision about writes with all packages of the shared data, as in a server whose folder they are; empty without. */
    public static Optional<WriteCheck> writeCheck(ProfilePolicy policy) {
        ProfileSettings settings = new ProfileSettings(Optional.empty(), policy, ValidationMode.ENFORCE, Set.of());
        return shared().map(profiles -> new WriteCheck(settings, profiles));
    }

    /** With all packages of the shared data beside the product's own; read once for all tests. */
    static synchronized Optional<Profiles> shared() {
        if (shared.isEmpty()) {
            shared = sharedData("fhir-packages").map(folder -> with(library(Optional.of(folder))));
        }
        return shared;
    }

    static Profiles with(PackageLibrary library) {
        return new Profiles(CONTEXT, BASE, new PackageSupport(CONTEXT, () -> library));
    }

    static PackageLibrary library(Optional<Path> folder) {
        try {
            return new PackageLibrary(new PackageShelf(folder).read().packages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside the repository, wherever below it this runs, or where the environment says. */
    public static Optional<Path> sharedData(String name) {
        String given = System.getenv("MEDICALHUB_SHARED_DATA");
        Stream<Path> parents = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent);
        Stream<Path> candidates = given == null
                ? parents.map(folder -> folder.resolveSibling("shared").resolve("data"))
                : Stream.of(Path.of(given));
        return candidates
                .map(folder -> folder.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static FhirContext context() {
        FhirContext context = FhirContext.forR4();
        context.getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
        return context;
    }
}
