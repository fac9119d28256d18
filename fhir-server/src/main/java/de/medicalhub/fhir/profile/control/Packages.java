package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.ProfileSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The packages of this server: read once, in the background; who needs them earlier waits. */
@Component
public class Packages implements Supplier<PackageLibrary> {
    private static final Logger LOG = LoggerFactory.getLogger(Packages.class);

    private final PackageShelf shelf;
    private final FutureTask<Loaded> loading = new FutureTask<>(this::read);

    Packages(ProfileSettings settings) {
        settings.packages().filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new IllegalStateException("medhub.fhir.packages names no folder: " + folder);
        });
        shelf = new PackageShelf(settings.packages());
    }

    private record Loaded(PackageLibrary library, List<String> unreadable) {}

    /** Reads the packages on this thread unless another one does. */
    public void load() {
        loading.run();
    }

    @Override
    public PackageLibrary get() {
        return loaded().library();
    }

    /** What was loaded, in the order of dependencies. */
    public List<PackageReport> report() {
        return PackageReport.of(get());
    }

    /** Files that could not be read, and why. */
    public List<String> unreadable() {
        return loaded().unreadable();
    }

    private Loaded loaded() {
        loading.run(); // Does nothing if it runs or ran already.
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while packages are read", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The packages could not be read", e);
        }
    }

    private Loaded read() {
        try {
            PackageShelf.Found found = shelf.read();
            PackageLibrary library = new PackageLibrary(found.packages());
            PackageReport.of(library).forEach(report -> LOG.info("FHIR package {}", report.line()));
            found.unreadable().forEach(line -> LOG.warn("FHIR package not loaded: {}", line));
            return new Loaded(library, found.unreadable());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
