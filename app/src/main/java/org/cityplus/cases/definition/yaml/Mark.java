package org.cityplus.cases.definition.yaml;

/** A place in a file; lines and columns are counted from 1. */
public record Mark(int line, int column) {
    public static final Mark START = new Mark(1, 1);
}
