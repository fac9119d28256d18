package de.medicalhub.fhir.profile.control;

import de.medicalhub.fhir.profile.entity.Canonical;
import de.medicalhub.fhir.profile.entity.PackageId;
import de.medicalhub.fhir.profile.entity.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** One conformance resource of a package; its text stays compressed until somebody asks for it. */
final class PackageResource {
    private final PackageId origin;
    private final String type;
    private final Canonical canonical;
    private final Version version;
    private final byte[] packed;

    PackageResource(PackageId origin, String type, String url, Version version, byte[] json) {
        this.origin = origin;
        this.type = type;
        this.version = version;
        canonical = Canonical.of(url).in(version);
        packed = pack(json);
    }

    PackageId origin() {
        return origin;
    }

    String type() {
        return type;
    }

    String url() {
        return canonical.url();
    }

    Version version() {
        return version;
    }

    String canonical() {
        return canonical.toString();
    }

    /** The JSON as it stands in the package. */
    InputStream open() {
        return new InflaterInputStream(new ByteArrayInputStream(packed));
    }

    private static byte[] pack(byte[] json) {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8);
        try (OutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }
}
