package de.medicalhub.transport.roads.control;

import java.io.IOException;
import java.nio.file.Path;

/** Makes searchable houses of files of house coordinates and keeps them in folders. */
public interface HouseIndexes {
    /**
     * Reads a file row by row; rows that make no sense are left out and counted.
     *
     * @throws IOException if it cannot be read, lacks a column or holds no house
     */
    Counted build(Path file, Path folder) throws IOException;

    /**
     * What lies in a folder.
     *
     * @throws IOException if nothing lies there that this version can read
     */
    Houses open(Path folder) throws IOException;

    /** Names all that shapes what is kept besides the file. */
    String kind();

    /** How many rows are houses, and how many were left out. */
    record Counted(long houses, long leftOut) {}
}
