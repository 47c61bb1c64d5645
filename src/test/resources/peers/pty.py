"""A serial port without a cable: a pseudo-terminal at a path, plugged in and out by what is said on the standard input.

plug | unplug | send <hex>; says "plugged", "unplugged" and "got <hex>".
"""
import os, select, sys, tty

path = sys.argv[1]
master = slave = None

def say(text):
    print(text, flush=True)

def unplug():
    global master, slave
    os.unlink(path)
    os.close(slave)
    os.close(master)
    master = slave = None

commands = b""
while True:
    ready = select.select([0] + ([master] if master is not None else []), [], [])[0]
    if master is not None and master in ready:
        say("got " + os.read(master, 4096).hex())
    if 0 in ready:
        more = os.read(0, 65536)
        if not more:
            break
        *lines, commands = (commands + more).split(b"\n")
        for line in lines:
            word, _, rest = line.decode().partition(" ")
            if word == "plug":
                master, slave = os.openpty()
                tty.setraw(slave)
                os.symlink(os.ttyname(slave), path)
                say("plugged")
            elif word == "unplug":
                unplug()
                say("unplugged")
            elif word == "send":
                os.write(master, bytes.fromhex(rest))
if master is not None:
    unplug()
