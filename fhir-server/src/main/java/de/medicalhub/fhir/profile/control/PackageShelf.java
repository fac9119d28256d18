package de.medicalhub.fhir.profile.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where packages come from: the product's own, and the files of one folder. */
final class PackageShelf {
    static final String OWN = "/de/medicalhub/fhir/medicalhub.fhir.tgz";

    private final Optional<Path> folder;
    private final PackageReader reader = new PackageReader();

    PackageShelf(Optional<Path> folder) {
        this.folder = folder;
    }

    /** What could be read, and one sentence for each file that could not. */
    record Found(List<FhirPackage> packages, List<String> unreadable) {}

    /** Reads everything. */
    Found read() throws IOException {
        List<FhirPackage> packages = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        packages.add(own());
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            try (InputStream in = Files.newInputStream(file)) {
                add(reader.read(name, in), packages, unreadable);
            } catch (IOException | IllegalArgumentException e) {
                unreadable.add(name + ": " + e.getMessage());
            }
        }
        return new Found(packages, unreadable);
    }

    private static void add(FhirPackage read, List<FhirPackage> packages, List<String> unreadable) {
        Optional<FhirPackage> same = packages.stream()
                .filter(other -> other.manifest().id().equals(read.manifest().id()))
                .findFirst();
        if (same.isEmpty()) {
            packages.add(read);
        } else {
            unreadable.add(read.file() + ": is " + read.manifest().id() + " again, after "
                    + same.get().file());
        }
    }

    private FhirPackage own() throws IOException {
        try (InputStream in = openOwn()) {
            return reader.read("medicalhub.fhir.tgz", in);
        }
    }

    /** The file of the own package. */
    static InputStream openOwn() {
        InputStream in = PackageShelf.class.getResourceAsStream(OWN);
        if (in == null) {
            throw new IllegalStateException("Not shipped: " + OWN);
        }
        return in;
    }

    private List<Path> files() throws IOException {
        if (folder.isEmpty()) {
            return List.of();
        }
        if (!Files.isDirectory(folder.get())) {
            throw new IllegalStateException("medhub.fhir.packages names no folder: " + folder.get());
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .sorted()
                    .toList();
        }
    }
}
