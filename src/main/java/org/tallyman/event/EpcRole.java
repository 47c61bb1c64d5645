package org.tallyman.event;

/** What an identifier is to the event that names it. */
public enum EpcRole {
    EPC,
    PARENT,
    CHILD,
    INPUT,
    OUTPUT,
    CLASS,
    CHILD_CLASS,
    INPUT_CLASS,
    OUTPUT_CLASS
}
