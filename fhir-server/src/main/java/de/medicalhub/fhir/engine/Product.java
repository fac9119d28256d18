package de.medicalhub.fhir.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What runs here, as the build has written it.
 *
 * @param version of its release
 */
public record Product(String version) {
    private static final String FILE = "product.properties";

    /** This one. */
    public static Product current() {
        Properties built = new Properties();
        try (InputStream in = Objects.requireNonNull(Product.class.getResourceAsStream(FILE), FILE)) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Product(Objects.requireNonNull(built.getProperty("version"), "version"));
    }
}
